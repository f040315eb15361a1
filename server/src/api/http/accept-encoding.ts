/** Which encodings of an answer a client takes (RFC 9110 §12.5.3). */
import type { FastifyRequest } from 'fastify'

/** Named, and not with a weight of zero. */
export function takesBrotli({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const accepted = headers['accept-encoding']
  return /(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted ?? '')
}
