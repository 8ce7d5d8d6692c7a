import { z } from 'zod';
import type { Credential } from '../config/credential.js';

/** Why the login gave no token. Codes only, because an answer's text may repeat what was sent. */
export type LoginAnswer =
  | { readonly is: 'refused'; readonly status: number; readonly codes: readonly number[] }
  | { readonly is: 'unreachable'; readonly cause: string }
  /** The assertion for the login is missing: the token file, or the managed identity's own token. */
  | { readonly is: 'nothing-to-show'; readonly cause: string };

/** No token for outgoing requests: a sentence with the cure, that may be logged. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
}

const refusal = z.looseObject({ error_codes: z.array(z.number()).catch([]) }).catch({ error_codes: [] });

/** Reads an answer of Entra's token endpoint; null for one that brought a token. */
export function loginAnswerOf(status: number, body: string | null | undefined): LoginAnswer | null {
  if (status === 200) return null;
  let sent: unknown = {};
  try {
    sent = JSON.parse(body ?? '');
  } catch {
    // Perhaps a proxy's page; the status is enough.
  }
  return { is: 'refused', status, codes: refusal.parse(sent).error_codes };
}

/** A code or a name, never a message, because a message may repeat an address with a password. */
export function networkCause(error: unknown): string {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    if (inner.name === 'AbortError' || inner.name === 'TimeoutError') return 'no answer in time';
  }
  return 'no answer';
}

/** What a refusal means and how it is mended. `login` names the server that was asked. */
export function tokenProblem(heard: LoginAnswer | null, credential: Credential, login: string): string {
  if (credential.kind === 'managed-identity') return managedIdentity('MicrosoftAppId', heard);
  if (heard === null) {
    return `Entra's login gave an answer without a token: does a proxy stand between Baton and ${login}?`;
  }
  if (heard.is === 'nothing-to-show') {
    return credential.kind === 'federated-identity'
      ? managedIdentity('BATON_FEDERATED_IDENTITY', heard)
      : `AZURE_FEDERATED_TOKEN_FILE cannot be read (${heard.cause}): what runs Baton writes it, so look at the pod's label and service account for workload identity.`;
  }
  if (heard.is === 'unreachable') {
    return `Entra's login cannot be reached (${heard.cause}): let Baton's machine out to ${login}, and look at its name server and proxy.`;
  }
  const { status, codes } = heard;
  if (status === 429 || status >= 500) {
    return `Entra's login has trouble of its own (${status}): nothing is to be mended here; ask again in some minutes.`;
  }
  const [code] = codes;
  if (code === undefined) {
    return `Entra's login answers ${status} without a code of its own: does a proxy stand between Baton and ${login}?`;
  }
  const cure = cures[code] ?? family(code);
  const sentence = cure?.(credential) ?? `Entra refuses the bot's credential: ${explained}${code} says why.`;
  return `${sentence} (AADSTS${code})`;
}

const managedIdentity = (key: string, heard: LoginAnswer | null): string =>
  `The managed identity gives no token${heard === null || heard.is === 'refused' ? '' : ` (${heard.cause})`}: assign the user-assigned identity whose client id is ${key} to what runs Baton (Container App, App Service or virtual machine).`;

/** Entra's own page about a code, which is also where a code leads whose meaning has changed. */
const explained = 'https://login.microsoftonline.com/error?code=';

type Cure = (credential: Credential) => string;

/** Sources: Microsoft Entra, "Authentication and authorization error codes", 2026; texts of the login itself. */
const cures: Readonly<Record<number, Cure>> = {
  7000222: () =>
    'The client secret has expired: make a new one in the app registration (Certificates & secrets), and set MicrosoftAppPassword and BATON_SECRET_EXPIRES.',
  7000215: () =>
    'Entra does not know this client secret: copy the secret\'s "Value" (not its "Secret ID") into MicrosoftAppPassword, or make a new one.',
  700016: () =>
    'This tenant has no application with this id: compare MicrosoftAppId and MicrosoftAppTenantId with the overview of the app registration.',
  90002: () =>
    'There is no such tenant: copy "Directory (tenant) ID" from the app registration into MicrosoftAppTenantId.',
  900021: () =>
    'There is no such tenant: copy "Directory (tenant) ID" from the app registration into MicrosoftAppTenantId.',
  700027: () =>
    'The app registration does not know this certificate: upload its public part there (Certificates & secrets), or name in BATON_CERTIFICATE the one that is there.',
  700024: ({ kind }) =>
    kind === 'certificate'
      ? "What the certificate signed is not valid now: set this machine's clock."
      : "What the bot showed is not valid now: is the token file renewed, and is this machine's clock right?",
  7000229: () =>
    'The app registration has no service principal in this tenant: make one (az ad sp create --id, with the value of MicrosoftAppId).',
  7000112: () =>
    'The application is disabled in this tenant: an administrator enables it under Enterprise applications.',
};

/** 70021, 700211 (issuer), 700212 (audience), 700213, 7002137, 7002138 (subject): not registered. */
const family = (code: number): Cure | undefined =>
  String(code).startsWith('70021')
    ? ({ kind }) =>
        `The app registration trusts no such federated credential: add one there (Certificates & secrets, Federated credentials) with ${
          kind === 'federated-identity'
            ? "the managed identity's object id as its subject"
            : 'the issuer and subject of what runs Baton, and the audience api://AzureADTokenExchange'
        }; capitals count.`
    : undefined;
