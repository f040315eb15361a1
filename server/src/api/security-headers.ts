/**
 * Headers of every answer: nothing is cached, sniffed or framed, what is no page does nothing in a browser, and the request id finds the answer
 * in the log again (security reference 5.6 rule 7, SES-25).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const always = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  // Pages put a policy of their own in its place: what stands here holds for refusals and data.
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
} as const

export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    addSecureHeaders(request, reply)
  })
}

/** For what is answered before any hook runs: an address that cannot be read. */
export function addSecureHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ ...always, 'x-request-id': request.id })
}
