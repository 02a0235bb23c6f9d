/** Which way a search for words goes. */
export type Way =
  /** By the index on words, which is read for so many tickets, null for all. On whole words, the last one is looked up in their texts. */
  | { readonly by: 'index'; readonly on: 'all words' | 'whole words'; readonly most: number | null }
  /** Along the list, of which the next so many are looked at. */
  | { readonly by: 'walk'; readonly steps: number }
  /** Along a list that is nearly in the order of numbers: the index is asked for the next so many, block by block. */
  | { readonly by: 'blocks'; readonly numbers: number };

/** Tickets that the statistics expect to hold words: 0 when there is one among these that they do not know. */
export interface Expected {
  readonly tickets: number;
  readonly holding: number;
  /** Those before the last one; all tickets, when there are none. */
  readonly holdingWhole: number;
  readonly holdingLast: number;
}

/** What things cost, in microseconds on our slowest machine. */
const COST = {
  /** A step of a walk, with the text that is looked up. */
  step: 5.6,
  /** A number in a block. */
  number: 0.25,
  /** A text in a block that holds the whole words. */
  text: 6,
  /** What the index on words finds, anywhere, and what it gathers for a last word that has no end. */
  found: 10,
  gathered: 0.9,
};

/** Tickets that the index is read for before it gives up. */
export const READ_AT_MOST = 4_000;

/** Tickets that the index is read for at all: it takes seconds. */
const READABLE = 100_000;

const hasWholeWords = ({ holdingWhole, tickets }: Expected): boolean => holdingWhole < tickets;

export type ByIndex = Way & { readonly by: 'index' };

const costOfIndex = ({ holding, holdingWhole, holdingLast }: Expected, on: ByIndex['on']): number =>
  on === 'whole words' ? (COST.found + COST.text) * holdingWhole : COST.found * holding + COST.gathered * holdingLast;

/** The cheaper way by the index. */
export function byIndex(expected: Expected, most: number | null): ByIndex {
  const isByWhole =
    hasWholeWords(expected) && costOfIndex(expected, 'whole words') < costOfIndex(expected, 'all words');
  return { by: 'index', on: isByWhole ? 'whole words' : 'all words', most };
}

/** What is known when there was more in the index than it was read for. */
export function thanExpected(expected: Expected, { on }: ByIndex): Expected {
  const more = READ_AT_MOST + 1;
  if (on === 'all words') return { ...expected, holding: more };
  const { tickets, holding, holdingLast } = expected;
  return { ...expected, holdingWhole: more, holding: Math.max(holding, (more * holdingLast) / tickets, 1) };
}

/** A page is full after so many steps, when the words stand as often in this list as in others. */
const stepsToFill = ({ holding, tickets }: Expected, limit: number): number => (limit * tickets) / holding;

/** Of one that goes by blocks. @param span how far apart in number the tickets of the list lie. */
const costOfStep = ({ holdingWhole, tickets }: Expected, span: number): number =>
  span * (COST.number + (COST.text * holdingWhole) / tickets);

const costOfWalk = (expected: Expected, limit: number): number =>
  stepsToFill(expected, limit) * Math.min(COST.step, costOfStep(expected, 1));

const costOfBestIndex = (expected: Expected): number => costOfIndex(expected, byIndex(expected, null).on);

/** Whether to walk first, before the index. */
export const isCommon = (expected: Expected, limit: number): boolean =>
  expected.holding > READ_AT_MOST || costOfBestIndex(expected) > costOfWalk(expected, limit);

/** How many steps a walk takes at a time: few numbers, for each is a statement of its own. */
const LONGEST_STRIDE = 16_000;
const STRIDES = [500, 2_000, 4_000, 8_000, LONGEST_STRIDE];

/** How many numbers it passes by blocks, which cost little more than one of them when they are short. */
const SHORTEST_STRETCH = 2_000;
export const LONGEST_STRETCH = 64_000;

/** Then it is known how often the words stand here; where blocks may follow, whether they do. */
const FIRST_AT_MOST = { ofOneWord: 4_000, ofSeveral: 500 };

/** The statistics count as if so many had been found at the pace that they expect. */
const BELIEVED = 2;

/** A page is full after so many steps on average, and after some more nearly always. */
const TO_SPARE = 1.4;

/** A walk along a list, stride by stride, for as long as it may be cheaper than the index. */
export class Walk {
  private walked = 0;
  private spent = 0;
  private readonly worth: number;
  /** How far apart in number the tickets of the list lie; null when nobody knows, or they lie anywhere. */
  private span: number | null = null;
  private mayGoByBlocks: boolean;

  constructor(
    private readonly expected: Expected,
    private readonly limit: number,
  ) {
    // To the end where the index would run into the limit of a statement.
    this.worth = expected.holding > READABLE ? Infinity : costOfWalk(expected, limit) + costOfBestIndex(expected);
    this.mayGoByBlocks = hasWholeWords(expected);
  }

  /** @returns null when the index should follow. */
  next(found: number): Way | null {
    if (this.spent >= this.worth) return null;
    const steps = this.stepsToGo(found);
    if (this.span !== null) return { by: 'blocks', numbers: stretchOver(steps * this.span) };
    const { ofOneWord, ofSeveral } = FIRST_AT_MOST;
    const most = this.walked > 0 ? Infinity : this.mayGoByBlocks ? ofSeveral : ofOneWord;
    return { by: 'walk', steps: strideOver(Math.min(most, steps)) };
  }

  /** @param span how far apart in number those were that it has passed. */
  went(way: Way, span: number): void {
    if (way.by === 'walk') {
      this.walked += way.steps;
      this.spent += way.steps * COST.step;
      const each = span / way.steps;
      if (this.mayGoByBlocks && costOfStep(this.expected, each) < COST.step) this.span = each;
    } else if (way.by === 'blocks' && this.span !== null) {
      const steps = way.numbers / this.span;
      this.walked += steps;
      this.spent += steps * costOfStep(this.expected, this.span);
      // The first ticket that lies elsewhere ends it: where these are many it gets nowhere.
      this.mayGoByBlocks = span >= way.numbers;
      if (!this.mayGoByBlocks) this.span = null;
    }
  }

  /** As far as what was found so far lets expect. */
  private stepsToGo(found: number): number {
    const { expected, limit, walked } = this;
    const each = (walked + BELIEVED * stepsToFill(expected, 1)) / (found + BELIEVED);
    return TO_SPARE * (limit - found) * each;
  }
}

const strideOver = (steps: number): number => STRIDES.find((stride) => stride >= steps) ?? LONGEST_STRIDE;

const stretchOver = (numbers: number): number =>
  Math.ceil(Math.min(LONGEST_STRETCH, Math.max(SHORTEST_STRETCH, numbers)));
