import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Env } from './environment.js';

/**
 * How the bot proves to Entra who it is; in this order of advice (Microsoft Entra, "Security best practices for application
 * properties", 2026: managed identities and federated credentials before certificates, certificates before secrets). The
 * texts in it are never logged.
 */
export type Credential =
  | { readonly kind: 'managed-identity' }
  /** What runs Baton writes a token into this file, and renews it. */
  | { readonly kind: 'federated-file'; readonly tokenFile: string }
  /** The client id of a managed identity that the app registration trusts. */
  | { readonly kind: 'federated-identity'; readonly identity: string }
  | { readonly kind: 'certificate'; readonly pem: string; readonly expires: Date }
  /** null = not configured. */
  | { readonly kind: 'secret'; readonly secret: string; readonly expires: Date | null };

export type CredentialKeys = Pick<
  Env,
  | 'MicrosoftAppType'
  | 'AZURE_FEDERATED_TOKEN_FILE'
  | 'BATON_FEDERATED_IDENTITY'
  | 'BATON_CERTIFICATE'
  | 'BATON_CERTIFICATE_KEY'
  | 'MicrosoftAppPassword'
  | 'BATON_SECRET_EXPIRES'
>;

/** With fewer days left than this, the log and `baton doctor` warn. */
export const soonDays = 30;

const day = 86_400_000;

/** When the credential ends; null for one that does not, or whose day is not configured. */
export const expiryOf = (credential: Credential): Date | null =>
  credential.kind === 'certificate' || credential.kind === 'secret' ? credential.expires : null;

/** Whole days of the calendar (UTC) until then; 0 on the last day, negative after it. */
export const daysLeft = (expires: Date, now: number): number =>
  Math.floor(expires.getTime() / day) - Math.floor(now / day);

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** A credential with its time, in words: "client secret, expires in 172 days (2027-05-19)". */
export function describeCredential(credential: Credential, now: number): string {
  const names: Readonly<Record<Credential['kind'], string>> = {
    'managed-identity': 'managed identity',
    'federated-file': 'federated credential from a token file',
    'federated-identity': 'federated credential through a managed identity',
    certificate: 'certificate',
    secret: 'client secret',
  };
  const expires = expiryOf(credential);
  if (expires !== null) {
    const left = daysLeft(expires, now);
    const days = left === 1 ? '1 day' : `${left} days`;
    return `${names[credential.kind]}, expires in ${days} (${dayOf(expires)})`;
  }
  return credential.kind === 'secret'
    ? `${names.secret}, and BATON_SECRET_EXPIRES does not say when it expires`
    : `${names[credential.kind]}, nothing in it expires`;
}

/** A credential that is sound as far as this machine can tell, or what is wrong with it. */
export type CredentialReading =
  | { readonly credential: Credential }
  | { readonly credential: null; readonly problem: string };

const wrong = (problem: string): CredentialReading => ({ credential: null, problem });

/** Reads the credential that the environment names, with the files that belong to it. `now` in milliseconds. */
export function readCredential(env: CredentialKeys, now: number): CredentialReading {
  const [best, ...spare] = namesOf(env);
  if (best === undefined) return wrong(env.BATON_CERTIFICATE_KEY === undefined ? noneSet : certificateMissing);
  if (spare.length > 0) {
    const [is, it] = spare.length === 1 ? ['is', 'it'] : ['are', 'them'];
    return wrong(
      `${spare.join(' and ')} ${is} set beside ${best}, which is the better credential: leave ${it} out, because a spare one is only a risk.`,
    );
  }
  if (env.AZURE_FEDERATED_TOKEN_FILE !== undefined) return federatedFile(env.AZURE_FEDERATED_TOKEN_FILE);
  if (env.MicrosoftAppType === 'UserAssignedMSI') return { credential: { kind: 'managed-identity' } };
  if (env.BATON_FEDERATED_IDENTITY !== undefined) {
    return { credential: { kind: 'federated-identity', identity: env.BATON_FEDERATED_IDENTITY } };
  }
  if (env.BATON_CERTIFICATE !== undefined) {
    return certificate(env.BATON_CERTIFICATE, env.BATON_CERTIFICATE_KEY, now);
  }
  return secret(env.MicrosoftAppPassword ?? '', env.BATON_SECRET_EXPIRES ?? null, now);
}

/** What is set, as an operator wrote it, in the order of advice. */
function namesOf(env: CredentialKeys): readonly string[] {
  const hasFile = env.AZURE_FEDERATED_TOKEN_FILE !== undefined;
  return [
    // In Kubernetes the credential of a managed identity is its token file.
    ...(env.MicrosoftAppType === 'UserAssignedMSI' && !hasFile ? ['MicrosoftAppType=UserAssignedMSI'] : []),
    ...(hasFile ? ['AZURE_FEDERATED_TOKEN_FILE'] : []),
    ...(env.BATON_FEDERATED_IDENTITY === undefined ? [] : ['BATON_FEDERATED_IDENTITY']),
    ...(env.BATON_CERTIFICATE === undefined ? [] : ['BATON_CERTIFICATE']),
    ...(env.MicrosoftAppPassword === undefined ? [] : ['MicrosoftAppPassword']),
  ];
}

const noneSet =
  'MicrosoftAppPassword is missing, and so is every better credential: the bot could not write to Teams. In this order of advice use a managed identity (MicrosoftAppType=UserAssignedMSI), a federated credential (AZURE_FEDERATED_TOKEN_FILE or BATON_FEDERATED_IDENTITY), a certificate (BATON_CERTIFICATE), or a client secret; deploy/CREDENTIALS.md has the steps.';

const certificateMissing =
  'BATON_CERTIFICATE is missing beside BATON_CERTIFICATE_KEY: name the PEM file of the certificate that belongs to this key.';

function federatedFile(tokenFile: string): CredentialReading {
  const read = textOf(tokenFile);
  if ('code' in read) {
    return wrong(
      `AZURE_FEDERATED_TOKEN_FILE cannot be read (${read.code}): what runs Baton writes it, so look at the pod's label and service account for workload identity; or leave the key out.`,
    );
  }
  return { credential: { kind: 'federated-file', tokenFile } };
}

function secret(text: string, expires: Date | null, now: number): CredentialReading {
  if (expires !== null && expires.getTime() < now) {
    return wrong(
      `MicrosoftAppPassword expired on ${dayOf(expires)}, says BATON_SECRET_EXPIRES: make a new client secret in the app registration (Certificates & secrets) and set both keys. If it was renewed already, correct BATON_SECRET_EXPIRES.`,
    );
  }
  return { credential: { kind: 'secret', secret: text, expires } };
}

function certificate(file: string, keyFile: string | undefined, now: number): CredentialReading {
  const read = textOf(file);
  if ('code' in read) {
    return wrong(`BATON_CERTIFICATE cannot be read (${read.code}): name a PEM file that Baton's account may read.`);
  }
  const pem = firstCertificate(read.text);
  if (pem === null) {
    return wrong(
      'BATON_CERTIFICATE holds no certificate: it must be a PEM file, with a line "-----BEGIN CERTIFICATE-----".',
    );
  }
  const readKey = keyFile === undefined ? read : textOf(keyFile);
  if ('code' in readKey) {
    return wrong(
      `BATON_CERTIFICATE_KEY cannot be read (${readKey.code}): name a PEM file that Baton's account may read.`,
    );
  }
  const key = privateKeyIn(readKey.text, keyFile === undefined ? 'BATON_CERTIFICATE' : 'BATON_CERTIFICATE_KEY');
  if (typeof key === 'string') return wrong(key);
  if (!pem.checkPrivateKey(key)) {
    return wrong(
      'BATON_CERTIFICATE and its private key do not belong together: name the key that the certificate was made with.',
    );
  }
  const expires = new Date(pem.validTo);
  if (expires.getTime() < now) {
    return wrong(
      `BATON_CERTIFICATE expired on ${dayOf(expires)}: make a new certificate, add it to the app registration (Certificates & secrets), and name its file.`,
    );
  }
  if (new Date(pem.validFrom).getTime() > now) {
    return wrong(
      `BATON_CERTIFICATE is valid only from ${dayOf(new Date(pem.validFrom))}: name one that is valid today, or set this machine's clock.`,
    );
  }
  const both = `${pem.toString()}\n${key.export({ type: 'pkcs8', format: 'pem' })}`;
  return { credential: { kind: 'certificate', pem: both, expires } };
}

/** The first certificate of a file is the one that belongs to the key; those that signed it follow. */
function firstCertificate(text: string): X509Certificate | null {
  if (!text.includes('-----BEGIN CERTIFICATE-----')) return null;
  try {
    return new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE-----')));
  } catch {
    // OpenSSL's sentence says no more than "no certificate".
    return null;
  }
}

/** The private key, or a sentence. `where` is the key of the environment that named the file. */
function privateKeyIn(text: string, where: string): KeyObject | string {
  const [block] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/u.exec(text) ?? [];
  if (block === undefined) {
    return where === 'BATON_CERTIFICATE'
      ? 'BATON_CERTIFICATE holds no private key: put it into the same file, or name its file in BATON_CERTIFICATE_KEY.'
      : 'BATON_CERTIFICATE_KEY holds no private key: it must be a PEM file, with a line "-----BEGIN PRIVATE KEY-----".';
  }
  if (/ENCRYPTED/u.test(block)) {
    return `${where} has a private key under a passphrase, which cannot be typed at a start: write it without one (openssl pkey -in FILE -out NEW) into a file that only Baton's account may read.`;
  }
  try {
    const key = createPrivateKey(block);
    return key.asymmetricKeyType === 'rsa'
      ? key
      : `${where} has a private key that is not RSA, and Entra takes no other: make the certificate with an RSA key.`;
  } catch {
    // The error of OpenSSL may repeat what it could not read.
    return `${where} has a private key that cannot be read: write it again as PEM (openssl pkey -in FILE -out NEW).`;
  }
}

function textOf(file: string): { readonly text: string } | { readonly code: string } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    // The message repeats the path; the key's name says which file is meant.
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unreadable' };
  }
}
