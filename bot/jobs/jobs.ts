import { type AgendaParts, agendaJob } from './agendas.js';
import { type DigestParts, digestJob } from './digests.js';
import type { Job } from './job.js';
import { type RetentionParts, retentionJob } from './retention.js';

/** Every job; a new one is a line here and a file. */
export const allJobs = (parts: RetentionParts & AgendaParts & DigestParts): readonly Job[] => [
  retentionJob(parts),
  agendaJob(parts),
  digestJob(parts),
];
