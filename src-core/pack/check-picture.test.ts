import { describe, expect, test } from 'vitest';
import { checkPicture } from './check-picture.ts';
import { pictureSize } from './picture-size.ts';
import { PackRefusal } from './refusal.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, '').match(/../g) ?? [], (pair) => parseInt(pair, 16));

const PNG = (width: string, height: string): Uint8Array =>
  bytes(`89504e470d0a1a0a 0000000d 49484452 ${width} ${height} 08 06 00 00 00 00000000`);
/** SOI, APP0 of two bytes, DHT of two bytes, then the frame: 8 bits, 300 rows, 400 columns. */
const JPEG = bytes('ffd8 ffe00002 ffc40002 ffc2000b 08 012c 0190 01 011100');
const GIF = bytes('474946383961 2c01 9001 00 00 00');
const WEBP_LOSSY = bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 9001 2c01');
const WEBP_LOSSLESS = bytes(
  // 14 bits of width − 1 = 399, then 14 bits of height − 1 = 299, lowest first.
  '52494646 00000000 57454250 5650384c 00000000 2f 8fc14a00 0000000000',
);
const WEBP_EXTENDED = bytes('52494646 00000000 57454250 56503858 0a000000 00 000000 8f0100 2b0100');

describe('pictureSize', () => {
  test.each([
    ['png', PNG('00000190', '0000012c')],
    ['jpg', JPEG],
    ['jpeg', JPEG],
    ['webp', WEBP_LOSSY],
    ['webp', WEBP_LOSSLESS],
    ['webp', WEBP_EXTENDED],
  ] as const)('reads 400 × 300 of a %s from its header', (kind, data) => {
    expect(pictureSize(kind, data)).toEqual({ width: 400, height: 300 });
  });

  test('reads the size of a GIF, width first', () => {
    expect(pictureSize('gif', GIF)).toEqual({ width: 300, height: 400 });
  });

  test('yields nothing for other bytes, and for a header cut off anywhere', () => {
    expect(pictureSize('png', JPEG)).toBeUndefined();
    for (let length = 0; length < 11; length++)
      expect(pictureSize('jpg', JPEG.subarray(0, length))).toBeUndefined();
  });
});

function refusal(entry: string, data: Uint8Array, text = ''): string {
  try {
    checkPicture(entry, data, () => text);
    return 'taken';
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    return `${thrown.code} ${thrown.place.line ?? ''}`.trim();
  }
}
const svg = (text: string): string => refusal('a.svg', new Uint8Array(1), text);

describe('checkPicture', () => {
  test('refuses more than 4,096 pixels a side, and none', () => {
    expect(refusal('a.png', PNG('00001000', '00001000'))).toBe('taken');
    expect(refusal('a.png', PNG('00001001', '00000001'))).toBe('limit');
    expect(refusal('a.png', PNG('ffffffff', 'ffffffff'))).toBe('limit');
    expect(refusal('a.png', PNG('00000000', '00000001'))).toBe('picture');
  });

  test('refuses a page under the name of a picture', () => {
    expect(refusal('a.png', bytes('3c21646f63747970653e'))).toBe('picture');
  });

  test('refuses an SVG of more than 200 KB', () => {
    expect(refusal('a.svg', new Uint8Array(200_001), '<svg/>')).toBe('limit');
  });
});

describe('checkSvg', () => {
  test('takes a drawing', () => {
    const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<!-- two squares -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox='0 0 10 10'>
  <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <style>.a { fill: url(#g); stroke: red }</style>
  <rect class="a" width="5" height="5" style="opacity: .5"/>
  <use href="#g" x="5"/><text>1 &lt; 2, data: none</text>
</svg>`;
    expect(svg(drawing)).toBe('taken');
  });

  test.each([
    ['a script', '<svg>\n<script>alert(1)</script></svg>', 'svg 2'],
    ['an event handler', '<svg onload="alert(1)"/>', 'svg 1'],
    ['an event handler in capitals', "<svg ONLOAD='alert(1)'/>", 'svg 1'],
    ['HTML inside', '<svg><foreignObject><iframe/></foreignObject></svg>', 'svg 1'],
    [
      'an animation that sets an address',
      '<svg><set attributeName="href" to="javascript:x"/></svg>',
      'svg 1',
    ],
    ['a picture from elsewhere', '<svg><image href="http://example.org/a.png"/></svg>', 'svg 1'],
    ['a link', '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>', 'svg 1'],
    ['a reference to another file', '<svg><use href="other.svg#a"/></svg>', 'svg 1'],
    [
      'a reference in another namespace',
      '<svg><use xlink:href="data:image/svg+xml,x"/></svg>',
      'svg 1',
    ],
    ['an address in letters by number', '<svg><use href="&#106;avascript:x"/></svg>', 'svg 1'],
    [
      'a style that loads',
      '<svg><style>@import "http://example.org/a.css";</style></svg>',
      'svg 1',
    ],
    [
      'a style that loads, torn apart by a comment',
      '<svg><style>@im<!-- -->port "a"</style></svg>',
      'svg 1',
    ],
    ['a style that loads, in escapes', '<svg><style>@\\69mport "a"</style></svg>', 'svg 1'],
    ['a style that loads, in entities', '<svg><style>&#64;import "a"</style></svg>', 'svg 1'],
    ['a fill from elsewhere', '<svg><rect fill="url(http://example.org/#a)"/></svg>', 'svg 1'],
    ['a DTD with entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', 'svg 1'],
    ['CDATA', '<svg><style><![CDATA[@import "a"]]></style></svg>', 'svg 1'],
    ['an instruction', '<svg><?xml-stylesheet href="a.css"?></svg>', 'svg 1'],
    ['an attribute without quotes', '<svg onload=alert(1)/>', 'svg 1'],
    ['a page', '<html><body>x</body></html>', 'svg 1'],
    ['no element', 'nothing', 'svg 1'],
    ['too many elements', `<svg>${'<g/>'.repeat(5000)}</svg>`, 'svg 1'],
    ['a comment without an end', '<svg><!-- ', 'svg 1'],
  ])('refuses %s', (_, text, expected) => {
    expect(svg(text)).toBe(expected);
  });
});
