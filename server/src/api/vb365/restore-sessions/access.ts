/** The restore session of a request, and what its caller may see in it. */
import type { FastifyRequest } from 'fastify'
import type { RestoreAccess } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { restoreSessionId } from '../../ids.ts'

export function restoreAccess(
  request: FastifyRequest<{ Params: { restoreSessionId: string } }>,
): RestoreAccess {
  const { reach, actor } = callerOf(request)
  return { sessionId: restoreSessionId(request.params.restoreSessionId), reach, actor }
}
