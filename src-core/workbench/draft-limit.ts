/** Longer drafts of the bench are not kept. Units: characters. */
export const draftLimit = 2_000_000;
