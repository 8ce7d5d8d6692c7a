import { folded } from '../../language/fold.js';
import { nameForms } from '../vocabulary/names.js';

/** Names of one party, the one to show first. */
export interface PartyNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What ends the name of a company. */
export const legalForm =
  /(?:^|[\s,])(?:ltd|limited|llc|inc|plc|gmbh|ag|kg|ab|oy|a\/s|as|aps|b\.?v|n\.?v|s\.?a\.?s?|s\.?l|s\.?r\.?l|ltda|sarl|sp\. z o\.?o)\.?$|株式会社|주식회사|㈜/iu;

const tokens = (name: string): readonly string[] =>
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

/** Puts names together that mean one party: other case, plural, article, "X" and "X team", initials and shortened words. */
export function sameParties(names: readonly string[]): readonly PartyNames[] {
  const groups: string[][] = [];
  for (const name of names) {
    const group = groups.find(([first]) => first !== undefined && isSameName(first, name));
    if (group) group.push(name);
    else groups.push([name]);
  }
  // An abbreviation of two names is neither's.
  const alone = groups.filter((group) => {
    const longer = groups.filter((other) => other !== group && other[0] && group[0] && isShortFor(group[0], other[0]));
    if (longer.length !== 1) return true;
    longer[0]?.push(...group);
    return false;
  });
  return alone.map((group) => {
    const [name = '', ...aliases] = [...new Set(group)];
    return { name, aliases };
  });
}

function isSameName(a: string, b: string): boolean {
  const [x, y] = [nameForms(a), nameForms(b)];
  return x.some((form) => form.length > 1 && y.includes(form)) || isCompanys(a, b) || isCompanys(b, a);
}

/** "Orrin" for "Orrin Ltd", "Orrin of Hull Ltd". */
const isCompanys = (short: string, long: string): boolean =>
  legalForm.test(long) && short.length > 3 && long.toLowerCase().startsWith(`${short.toLowerCase()} `);

/** "PM" for "Project Manager", "Tech Lead" for "Technical Lead", "BM Monitoring Eng." for "BM Monitoring Engineer". */
function isShortFor(short: string, long: string): boolean {
  const [few, many] = [tokens(short), tokens(long)];
  const [only = ''] = few;
  const initials = many.map((token) => token[0]).join('');
  if (few.length === 1 && many.length > 1 && only.length > 1 && only === initials) return true;
  return (
    few.length === many.length &&
    few.length > 1 &&
    short.length < long.length &&
    few.every((token, at) => many[at]?.startsWith(token) === true && token.length > 1)
  );
}
