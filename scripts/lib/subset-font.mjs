import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The font that every page loads first; index.html preloads it. */
const LATIN = 'fonts/inter-latin-wght-normal.woff2';

/** From regular text to bold: all that frontend/src/styles/_theme.scss names. */
const WEIGHTS = { min: 400, max: 650 };

/** What text needs to be set well, tabular figures, and the alternates that frontend/src/styles asks for. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'cv05', 'cv11', 'ss03'];

/**
 * What _fonts.scss promises of it: printable Latin-1, the ligatures and diacritics beside it, punctuation, the euro,
 * trade mark, arrows, minus and slash.
 */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x304, 0x304],
  [0x308, 0x308],
  [0x329, 0x329],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0xfffd, 0xfffd],
];

/**
 * Leaves out of the Latin font of a built portal the weights and alternates nobody uses: half of its bytes.
 * @param {string} folder
 */
export async function subsetLatin(folder) {
  const path = join(folder, LATIN);
  writeFileSync(
    path,
    await subsetFont(readFileSync(path), textOf(RANGES), {
      targetFormat: 'woff2',
      variationAxes: { wght: WEIGHTS },
      keepFeatures: FEATURES,
    }),
  );
}

function textOf(ranges) {
  return ranges
    .map(([first, last]) =>
      String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, place) => first + place)),
    )
    .join('');
}
