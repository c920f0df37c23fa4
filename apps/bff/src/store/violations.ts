import { ProblemError, type FieldError, type ProblemCode } from '@parley/contracts/problem'

/**
 * Runs a statement and turns the breach of one unique index into a problem. The transaction is spoiled by the breach,
 * so let the problem end it. `more` is said with it.
 */
export async function orTaken<T>(
  statement: Promise<T>,
  index: string,
  code: ProblemCode,
  more: { errors?: readonly FieldError[] } = {},
): Promise<T> {
  try {
    return await statement
  } catch (error) {
    const { code: state, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown }
    if (state === '23505' && constraint === index) throw new ProblemError(code, { ...more, cause: error })
    throw error
  }
}
