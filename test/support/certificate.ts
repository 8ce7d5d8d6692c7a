import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Distinguished Encoding Rules: a tag, a length, and what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? Buffer.from([content.length])
      : Buffer.from([0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));
const named = (name: string) =>
  sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(name)))));
/** UTCTime, which ends in 2049. */
const time = (at: Date) =>
  der(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replace(/[-:T]|\.\d+/gu, '')
        .slice(2)}`,
    ),
  );

export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

const day = 86_400_000;

/** A certificate that its own key signed (RFC 5280), as Entra takes it; valid for the year before its end unless told. */
export function selfSigned(
  expires: Date,
  { from = new Date(expires.getTime() - 365 * day), keys = 'shared' as 'shared' | 'own' | 'elliptic' } = {},
): TestCertificate {
  const { publicKey, privateKey } = keysOf[keys]();
  // What signs an EC certificate's body is another algorithm; only an RSA one is verified by anybody here.
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sha256WithRsa,
    named('baton'),
    sequence(time(from), time(expires)),
    named('baton'),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, sha256WithRsa, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/gu, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
}

const rsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Keys take their time to make: those of certificates that only differ in their days are the same. */
let shared: ReturnType<typeof rsaKeys> | null = null;

const keysOf = {
  shared: () => {
    shared ??= rsaKeys();
    return shared;
  },
  own: rsaKeys,
  elliptic: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
