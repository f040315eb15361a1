/** Settings of what the server does to its repositories by itself, and of how long destructive acts wait. */
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import type { OwnScope } from './scope.ts'

const members = {
  isDaily: Type.Boolean({
    description: 'whether repositories are checked and pruned every day; retention goes by its own schedule',
  }),
  hour: Type.Integer({ minimum: 0, maximum: 23, description: 'in the time zone of the server' }),
  pruneWaitHours: Type.Number({
    minimum: 2,
    maximum: 8760,
    description: 'between condemning and deleting what nothing needs',
  }),
  pruneMinAgeHours: Type.Number({
    minimum: 2,
    maximum: 8760,
    description: 'younger packs are not condemned: they may be of a run that was cut off or is not done',
  }),
  rewriteBelow: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'packs of which a smaller share is needed are rewritten',
  }),
  approvalWaitHours: Type.Number({
    minimum: 1,
    maximum: 720,
    description: 'how long destructive acts wait; less than before waits itself (409)',
  }),
}
const settings = Type.Object(members)

export function registerMaintenanceSettings({ app, dependencies }: OwnScope): void {
  const { maintenance } = dependencies.operations
  const config = { access: 'server-administrator' } as const
  const tags = ['Settings']
  app.get('/settings/maintenance', {
    config,
    schema: { operationId: 'getMaintenanceSettings', tags, response: { 200: settings } },
    handler: () => maintenance.settings(),
  })
  app.put('/settings/maintenance', {
    config: { ...config, needsRecentSignIn: true },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'setMaintenanceSettings',
      tags,
      description: 'A member that is left out stays as it is.',
      body: strictPartial(members),
      response: { 200: settings },
    },
    handler: async (request) => {
      await maintenance.setSettings(request.body, callerOf(request).actor)
      return maintenance.settings()
    },
  })
}
