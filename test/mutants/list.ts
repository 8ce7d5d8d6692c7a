import { deliveryMutants } from './delivery.js';
import { doorMutants } from './doors.js';
import { meetingMutants } from './meetings.js';
import type { Mutant } from './mutant.js';
import { privacyMutants } from './privacy.js';
import { programMutants } from './programs.js';
import { recordMutants } from './records.js';
import { rightsMutants } from './rights.js';

/** Every edit that has to be noticed. */
export const mutants: readonly Mutant[] = [
  ...rightsMutants,
  ...recordMutants,
  ...privacyMutants,
  ...deliveryMutants,
  ...doorMutants,
  ...meetingMutants,
  ...programMutants,
];
