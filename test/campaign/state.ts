import type { Check } from './check.js';
import { backupChecks } from './state-backup.js';
import { failoverChecks } from './state-failover.js';
import { frozenChecks } from './state-frozen.js';
import { killChecks } from './state-kill.js';
import { oneItemChecks } from './state-one-item.js';
import { powerCutChecks } from './state-power-cut.js';
import { redeliveryChecks } from './state-redelivery.js';
import { restartChecks } from './state-restart.js';
import { rollbackChecks } from './state-rollback.js';
import { tickChecks } from './state-ticks.js';

/** Nothing acknowledged is ever lost, nothing happens twice, on one machine or several. */
export const stateChecks: readonly Check[] = [
  ...tickChecks,
  ...oneItemChecks,
  ...killChecks,
  ...failoverChecks,
  ...frozenChecks,
  ...powerCutChecks,
  ...redeliveryChecks,
  ...restartChecks,
  ...rollbackChecks,
  ...backupChecks,
];
