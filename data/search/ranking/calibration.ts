import type { Odds } from './answer-form.js';
import type { FitWeights } from './fit.js';

/** What a search weighs by, and from when on it answers. */
export interface Calibration {
  readonly weights: FitWeights;
  /** That the best statement is the right one. */
  readonly alone: Odds;
  /** That any statement answers. */
  readonly atAll: Odds;
}

/**
 * Found by `npm run -s eval:answers -- --calibrate` on questions over documents of other teams, which prints these numbers
 * and how well each document is answered when it is left out of what judges it.
 */
export const shippedCalibration: Calibration = {
  weights: {
    whole: 1.26,
    meaning: 1.33,
    under: 0.305,
    pieces: 0.00944,
    path: 0.0335,
    question: 8.34,
    text: 1.31,
    inPhase: 4.64,
    ofParty: 1.2,
    involves: -0.216,
    wholeQuestion: 5.11,
    questionText: 2.41,
    meaningText: 0.101,
    nearest: 5.13,
  },
  alone: { fit: 0.239, ahead: 0.517, among: -0.134, words: 0.156, constant: -3.32 },
  atAll: { fit: 0.386, ahead: 0, among: -0.119, words: 0.442, constant: -4.89 },
};
