import type { SignInAnswer } from './dto/sign-in.dto.js';

/** A session that begins or goes on: the answer's body and what its cookies carry. */
export interface SignedIn {
  answer: SignInAnswer;
  refreshToken: string;
  xsrfToken: string;
  /** When the session ends by itself. */
  expiresAt: Date;
}
