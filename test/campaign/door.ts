import type { Check } from './check.js';
import { strangersFiles } from './documents.js';
import { parserBombs } from './door-bombs.js';
import { fuzz, slowConnections } from './door-fuzz.js';
import { injection } from './door-injection.js';
import { noisy } from './door-noisy.js';
import { forged, keyOutage, tokenFlood } from './door-sender.js';

/** Who gets in, and what those who do can break. */
export const doorChecks: readonly Check[] = [
  forged,
  tokenFlood,
  keyOutage,
  fuzz,
  slowConnections,
  injection,
  parserBombs,
  noisy,
  strangersFiles,
];
