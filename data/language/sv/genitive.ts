/**
 * Ends of roles and bodies in their definite form: a name that ends otherwise may have its s from birth ("Siemens").
 */
const definite =
  /(?:aren|ören|anten|enten|kunden|parten|gruppen|ningen|teamet|bolaget|laget|kontoret|ombudet|rådet|arna|erna)s$/iu;

/** A Swedish name without its genitive: "Beställarens" in "Beställarens ansvar" → "Beställaren"; any other as it is. */
export const withoutGenitive = (name: string): string => (definite.test(name) ? name.slice(0, -1) : name);
