/**
 * A recovery code as it is printed: six groups of four signs of Crockford's base32 (no I, L, O or U), of which 22 are chance
 * (110 bits) and two are the remainder by 1021. A prime just below 1024: one wrong sign, or two neighbours that were
 * swapped, always change it.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const chanceSigns = 22;
const divisor = 1021;
const groupSigns = 4;
export const codeSigns = chanceSigns + 2;

const remainderOf = (values: readonly number[]): number =>
  values.reduce((rest, value) => (rest * 32 + value) % divisor, 0);

/** A code of 22 random bytes, of each of which five bits count; in groups. */
export function makeCode(random: Uint8Array): string {
  const values = Array.from(random.subarray(0, chanceSigns), (byte) => byte & 31);
  const rest = remainderOf(values);
  return groupsOf([...values, rest >> 5, rest & 31].map((value) => signs[value]).join(''));
}

/** Signs in groups of four. */
export const groupsOf = (code: string): string => code.match(new RegExp(`.{1,${groupSigns}}`, 'g'))?.join(' ') ?? '';

/** What was typed, as 24 signs; undefined for a slip. Small letters, spaces and look-alikes do not matter. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s.–-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = [...code].map((sign) => signs.indexOf(sign));
  if (values.length !== codeSigns || values.includes(-1)) return undefined;
  const [high, low] = values.slice(chanceSigns) as [number, number];
  return remainderOf(values.slice(0, chanceSigns)) === high * 32 + low ? code : undefined;
}
