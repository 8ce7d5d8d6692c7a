/** Where a conversation is reached. */
export interface Address {
  readonly serviceUrl: string;
  /** With its thread, where there is one. */
  readonly conversation: string;
}
