import { evaluate } from './evaluate.js';

process.exitCode = evaluate(process.argv.slice(2), { out: console.log, err: console.error });
