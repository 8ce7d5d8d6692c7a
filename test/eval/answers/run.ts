import { evaluateAnswers } from './evaluate.js';

process.exitCode = evaluateAnswers(process.argv.slice(2), { out: console.log, err: console.error });
