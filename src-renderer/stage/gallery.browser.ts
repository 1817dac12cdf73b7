import '../app/base.css';
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { exampleSpecs } from '#core/scene/cells/example-specs.ts';
import { labelFontsReady } from './draw-label.ts';
import Gallery from './testing/Gallery.svelte';

const drawn = (): number => performance.getEntriesByName('stage:first-frame').length;

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

test.each(['light', 'dark'] as const)(
  'pictures of every kind look as they should in the %s theme',
  async (theme) => {
    await page.viewport(1660, 1200);
    document.documentElement.dataset['theme'] = theme;
    performance.clearMarks();
    await labelFontsReady();
    await render(Gallery);
    await expect.poll(drawn, { timeout: 30_000 }).toBe(Object.keys(exampleSpecs).length);
    await document.fonts.ready;
    await expect.element(page.getByTestId('gallery')).toMatchScreenshot(`gallery-${theme}`, {
      comparatorOptions: { allowedMismatchedPixelRatio: 0.005 },
      timeout: 40_000,
    });
  },
);
