/** Another program has the port. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(
    readonly port: number,
    key: 'PORT' | 'BATON_METRICS_PORT' = 'PORT',
  ) {
    super(`Port ${port} is taken by another program: stop that one, or set ${key} to another number.`);
  }
}
