/** All that the simulator believes, room by room. */
import type { Expectation } from '../expectation.ts'
import { application } from './application.ts'
import { assertion } from './assertion.ts'
import { deviceCode } from './device-code.ts'
import { directory } from './directory.ts'
import { discovery } from './discovery.ts'
import { grants } from './grants.ts'
import { graph } from './graph.ts'
import { keys } from './keys.ts'
import { token } from './token.ts'

export const expectations: readonly Expectation[] = [
  ...discovery,
  ...token,
  ...assertion,
  ...deviceCode,
  ...graph,
  ...directory,
  ...application,
  ...keys,
  ...grants,
]
