import type { X509Certificate } from 'node:crypto';
import { type CryptoKey, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';

/** The client secret of a registration in tests. */
export const appSecret = 'the-secret-of-the-test-registration';

/** An identity whose tokens the app registration takes for its own credential. */
export interface Federated {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly key: CryptoKey;
}

export interface Asked {
  readonly tenant: string;
  readonly scope: string;
  readonly with: 'client_secret' | 'certificate' | 'federated' | 'nothing';
}

class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Entra's token endpoint for the client credentials grant, as its reference describes it ("OAuth 2.0 client credentials flow",
 * 2026): each of the three proofs is really verified, and a refusal has the code and the text that Entra gives.
 */
export class Login {
  /** null = the registration has no secret. */
  secret: string | null = appSecret;
  secretIsExpired = false;
  readonly certificates: X509Certificate[] = [];
  readonly federated: Federated[] = [];
  /** null = every tenant is there. */
  tenant: string | null = null;
  /** Seconds. */
  tokensLast = 3_600;
  readonly asked: Asked[] = [];

  constructor(
    readonly appId: string,
    private readonly tokenFor: (scope: string) => string,
  ) {}

  /** `path` is that of the token endpoint: /TENANT/oauth2/v2.0/token. */
  async answer(path: string, sent: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const form = new URLSearchParams(sent);
    const [, tenant = ''] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(path) ?? [];
    const scope = form.get('scope') ?? '';
    try {
      const proof = await this.proofOf(tenant, form);
      this.asked.push({ tenant, scope, with: proof });
      if (!/^\S+\/\.default$/u.test(scope.split(' ')[0] ?? '')) {
        throw new Refusal(1002012, 'invalid_scope', `The provided value for scope ${scope} is not valid.`);
      }
      const [resource = ''] = scope.split(' ');
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          expires_in: this.tokensLast,
          ext_expires_in: this.tokensLast,
          access_token: this.tokenFor(resource),
        },
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.asked.push({ tenant, scope, with: 'nothing' });
      return {
        status: error.error === 'invalid_client' ? 401 : 400,
        body: {
          error: error.error,
          // The text of a refusal repeats what was sent: it must not reach a log.
          error_description: `AADSTS${error.code}: ${error.message} Sent: ${sent} Trace ID: 0 Correlation ID: 0`,
          error_codes: [error.code],
          timestamp: '2026-11-28 12:00:00Z',
          trace_id: '0',
          correlation_id: '0',
          error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
        },
      };
    }
  }

  private async proofOf(tenant: string, form: URLSearchParams): Promise<Asked['with']> {
    if (this.tenant !== null && tenant !== this.tenant) {
      throw new Refusal(90002, 'invalid_request', `Tenant '${tenant}' not found.`);
    }
    if (form.get('client_id') !== this.appId) {
      throw new Refusal(700016, 'unauthorized_client', 'Application was not found in the directory.');
    }
    if (form.get('grant_type') !== 'client_credentials') {
      throw new Refusal(70003, 'unsupported_grant_type', 'The app requested an unsupported grant type.');
    }
    const secret = form.get('client_secret');
    const assertion = form.get('client_assertion');
    if (secret !== null && assertion === null) return this.bySecret(secret);
    if (assertion !== null && secret === null && form.get('client_assertion_type') === assertionType) {
      return await this.byAssertion(tenant, assertion);
    }
    throw new Refusal(7000218, 'invalid_client', "The body must contain 'client_assertion' or 'client_secret'.");
  }

  private bySecret(secret: string): 'client_secret' {
    if (secret !== this.secret) throw new Refusal(7000215, 'invalid_client', 'Invalid client secret provided.');
    if (this.secretIsExpired) throw new Refusal(7000222, 'invalid_client', 'The client secret keys are expired.');
    return 'client_secret';
  }

  private async byAssertion(tenant: string, assertion: string): Promise<'certificate' | 'federated'> {
    const header = decodeProtectedHeader(assertion) as Record<string, unknown>;
    const [sha256, sha1] = [header['x5t#S256'], header.x5t];
    try {
      if (sha256 === undefined && sha1 === undefined) {
        await this.byFederation(assertion);
        return 'federated';
      }
      const certificate = this.certificates.find(({ fingerprint256, fingerprint }) =>
        sha256 === undefined ? thumbprint(fingerprint) === sha1 : thumbprint(fingerprint256) === sha256,
      );
      if (certificate === undefined) throw new Refusal(700027, 'invalid_client', 'The certificate is not registered.');
      const { payload } = await jwtVerify(assertion, certificate.publicKey, {
        algorithms: sha256 === undefined ? ['RS256'] : ['PS256', 'RS256'],
        issuer: this.appId,
        subject: this.appId,
        audience: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
        requiredClaims: ['exp', 'nbf', 'jti'],
        clockTolerance,
      });
      if ((payload.exp ?? 0) * 1_000 > Date.now() + 24 * 3_600_000) throw notInTime();
      return 'certificate';
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw notInTime();
      if (error instanceof errors.JWTClaimValidationFailed) {
        throw error.claim === 'nbf' ? notInTime() : new Refusal(700023, 'invalid_client', error.message);
      }
      if (error instanceof errors.JOSEError) throw new Refusal(700027, 'invalid_client', 'The signature is not valid.');
      throw error;
    }
  }

  private async byFederation(assertion: string): Promise<void> {
    const { iss, sub, aud } = decodeJwt(assertion);
    const ofIssuer = this.federated.filter(({ issuer }) => issuer === iss);
    const none = (code: number, what: string) => new Refusal(code, 'invalid_client', `No matching federated ${what}.`);
    if (ofIssuer.length === 0) throw none(700211, 'issuer');
    const known = ofIssuer.find(({ subject }) => subject === sub);
    if (known === undefined) throw none(700213, 'subject');
    if (aud !== known.audience) throw none(700212, 'audience');
    await jwtVerify(assertion, known.key, { algorithms: ['RS256'], clockTolerance });
  }
}

/** Seconds by which clocks may differ. */
const clockTolerance = 300;

const notInTime = () => new Refusal(700024, 'invalid_client', 'The assertion is not within its valid time range.');

const thumbprint = (fingerprint: string) => Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
