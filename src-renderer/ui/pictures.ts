import { getContext, setContext } from 'svelte';

const KEY = Symbol('pictures');

/** Tells every text below where the pictures of its pack are; without an id those of the pack an author works on. */
export function setPictures(packId: () => string | undefined): void {
  setContext(KEY, () => {
    const id = packId();
    return id === undefined ? '/pack-pictures/' : `/pack-pictures/${id}/`;
  });
}

/** The address below which pictures are; none where a text belongs to no pack. */
export const getPictures = (): (() => string) | undefined =>
  getContext<(() => string) | undefined>(KEY);
