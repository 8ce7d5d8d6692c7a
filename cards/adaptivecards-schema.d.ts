// adaptivecards-templating's types point into the TypeScript source of another package; these are the names it needs.
export type IAdaptiveCard = unknown;
