/** Whether a text could be an address of mail: what Teams vouches for and what people type are compared as such. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/u.test(text.trim());

/**
 * The addresses behind what a directory says of a person, each once, in lower case. A guest's account name carries the
 * address of their home ("ana_contoso.com#EXT#@fabrikam.onmicrosoft.com" is ana@contoso.com); both count, because the
 * last underscore stands where the "@" was (Microsoft Entra B2B, "Properties of a B2B guest user", 2026).
 */
export function addressesIn(said: readonly (string | null | undefined)[]): readonly string[] {
  const addresses = said.flatMap((one) => {
    const address = (one ?? '').trim().toLowerCase();
    if (!isAddress(address)) return [];
    const home = homeAddress(address);
    return home === null ? [address] : [home, address];
  });
  return [...new Set(addresses)];
}

function homeAddress(address: string): string | null {
  const [account = '', ...rest] = address.split('#ext#');
  const at = account.lastIndexOf('_');
  if (rest.length === 0 || at <= 0) return null;
  const home = `${account.slice(0, at)}@${account.slice(at + 1)}`;
  return isAddress(home) && home.includes('.', home.indexOf('@')) ? home : null;
}
