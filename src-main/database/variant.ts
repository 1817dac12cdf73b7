/** One draw of an exercise as one learner meets it: the key of attempts, drafts and reveals. */
export interface VariantKey {
  profileId: number;
  packId: string;
  exerciseId: string;
  seed: number;
}

/** The condition that selects a variant, with the parameters of `VariantKey`. */
export const ON_VARIANT =
  'profile_id = $profileId AND pack_id = $packId AND exercise_id = $exerciseId AND seed = $seed';
