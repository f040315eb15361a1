/** Headers of every answer: nothing is cached, nothing is sniffed, and the request id finds the answer in the log again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const always = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
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
