import { fold } from './text.js';

// A question for a number, a price, an address or a name, instead of for a party. The documents say who does what; of values
// they state a few limits and deadlines, which are facts of their topics. "Who …" asks for a party whatever else it names.

/** Folded: lower case, without accents. */
const values: readonly RegExp[] = [
  /\bhow (?:much|many|long|often|soon|big|fast|expensive)\b|\b(?:which|what) (?:version|price|percentage|url|phone number|brands?)\b|\bat least which\b/u,
  /\bwhat(?: is|'s|s) the (?:price|cost|url|web address|address|phone number|password|name of)\b|\bwhat does .{0,60}\bcosts?\b/u,
  /얼마|몇 ?(?:번|명|시간|분|일|년|개월|개|대|퍼센트|자)|가격이|요금이|주소가|버전이/u,
  /\bquant[oa]s?\b(?! a\b)|\bqual (?:e )?(?:o |a )?(?:preco|valor|custo|endereco|nome|percentual|versao|telefone|link|site)\b|\bquais marcas\b/u,
  /\bhur (?:mycket|manga|lange|ofta|stor|snabbt)\b|\bvad kostar\b|\bvilken [\p{L}-]*version\b|\bvad (?:ar|heter) (?:adressen|priset|telefonnumret)\b/u,
];

const parties =
  /\b(?:who|whose|whom|quem|vem|vems)\b|누가|누구|누굴|어느 쪽|우리예요|\b(?:which|what) (?:side|party)\b|\bqual lado\b|\bvilken (?:sida|part)\b/u;

/** Whether a question asks for a value and for nobody. */
export function asksForValue(text: string): boolean {
  const folded = fold(text);
  return values.some((asked) => asked.test(folded)) && !parties.test(folded);
}
