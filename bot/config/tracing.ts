/** The samplers that OpenTelemetry names ("Environment Variable Specification", 2026). */
export const samplers = [
  ...['always_on', 'always_off', 'traceidratio'],
  ...['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
] as const;

export interface TracesConfig {
  /** Where spans are posted to as OTLP over HTTP. May hold a password: never logged. */
  readonly url: string;
  readonly service: string;
  readonly sampler: (typeof samplers)[number];
  /** Of `traceidratio`: which share of the traces is kept. */
  readonly ratio: number;
}
