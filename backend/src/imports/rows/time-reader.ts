import { TZDate } from '@date-fns/tz';
import { format, isValid, parse } from 'date-fns';

const ISO =
  /^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;

/** Files repeat their times, and reading a pattern costs far more than remembering. */
const REMEMBERED = 20_000;

/** Reads the times of a file: ISO 8601, or a pattern such as `dd-MM-yyyy HH:mm`, in one zone. */
export class TimeReader {
  private readonly known = new Map<string, Date | null>();

  /** @param pattern `iso` or a date-fns pattern. @param zone IANA name for times that carry none. */
  constructor(
    private readonly pattern: string,
    private readonly zone: string,
  ) {}

  /** Null for what is no time of this format, or one outside 1900 to 2199. */
  read(text: string): Date | null {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= REMEMBERED) this.known.clear();
    const time = this.pattern === 'iso' ? this.readIso(text) : this.readPattern(text);
    const year = time?.getUTCFullYear() ?? 0;
    const believable = year >= 1900 && year < 2200 ? time : null;
    this.known.set(text, believable);
    return believable;
  }

  private readIso(text: string): Date | null {
    const { day, time, zone } = ISO.exec(text)?.groups ?? {};
    if (!day) return null;
    const wall = new Date(`${day}T${(time ?? '00:00').replace(',', '.')}Z`);
    // `new Date` rolls 30 February over into March.
    if (!isValid(wall) || wall.toISOString().slice(0, 10) !== day) return null;
    if (!zone) return this.inZone(wall);
    if (zone.toUpperCase() === 'Z') return wall;
    const sign = zone.startsWith('-') ? -1 : 1;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    return new Date(wall.getTime() - sign * minutes * 60_000);
  }

  private readPattern(text: string): Date | null {
    // With a zone of its own the result is an instant; without one it is read as if in UTC, and then moved.
    const hasZone = /[xX]/.test(this.pattern.replace(/'[^']*'/g, ''));
    const time = hasZone ? parse(text, this.pattern, EPOCH) : parse(`${text} Z`, `${this.pattern} X`, EPOCH);
    if (!isValid(time)) return null;
    return hasZone ? time : this.inZone(time);
  }

  /** The instant at which the zone's clocks show what this one shows in UTC. */
  private inZone(wall: Date): Date {
    if (this.zone === 'UTC') return wall;
    const [date, clock] = [
      [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()],
      [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), wall.getUTCMilliseconds()],
    ] as [[number, number, number], [number, number, number, number]];
    return new Date(new TZDate(...date, ...clock, this.zone).getTime());
  }
}

/** What a pattern leaves out is taken from here. */
const EPOCH = new Date(0);

/** Whether a pattern can be written and read back, and tells at least the day. */
export function isTimeFormat(pattern: string): boolean {
  if (pattern === 'iso') return true;
  const tellsDay = /[yu]/.test(pattern) && /[ML]/.test(pattern) && /d/.test(pattern) && !/[YD]/.test(pattern);
  if (!tellsDay) return false;
  try {
    return isValid(parse(format(EPOCH, pattern), pattern, EPOCH));
  } catch (error) {
    // For letters that mean nothing.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
