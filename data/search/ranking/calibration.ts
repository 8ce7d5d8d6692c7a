import type { Odds } from './answer-form.js';
import type { FitSignals } from './fit.js';

/** What a search weighs by, and from when on it answers. */
export interface Calibration {
  readonly weights: FitSignals;
  /** That the best statement is the right one. */
  readonly alone: Odds;
  /** That any statement answers. */
  readonly atAll: Odds;
}

/**
 * Found by `npm run -s eval:answers -- --calibrate` on questions over documents of other teams, which prints what stands here
 * and how well each document is answered when it is left out of what judges it.
 */
export const shippedCalibration: Calibration = {
  weights: {
    whole: 3.58,
    meaning: 3.19,
    under: 0.92,
    pieces: 0.009,
    path: 0.052,
    question: 12.5,
    text: 3.82,
    inPhase: 4.5,
    ofParty: 1.51,
    involves: 0.24,
  },
  alone: { fit: 0.24, ahead: 0.588, among: -0.172, constant: -2.761 },
  atAll: { fit: 0.404, ahead: 0, among: -0.226, constant: -2.758 },
};
