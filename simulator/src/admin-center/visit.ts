/** One request of a signed-in person, and what a page answers to it. */
import type { Page, Viewer } from './frame.ts'
import type { Form } from './form.ts'
import { type Graph, Refused } from './graph.ts'

export interface Visit {
  readonly graph: Graph
  readonly viewer: Viewer
  readonly tenantId: string
  /** Role template ids of the person. */
  readonly roles: readonly string[]
  /** What the path holds in place of `{id}`. */
  readonly id: string
  readonly query: Form
  readonly form: Form
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  /** Waits in real time. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** Where to go after something was done, and what to say there. */
export interface Done {
  readonly to: string
  readonly say: string
}

/** An action may also show something that is to be seen once, such as a secret. */
export type ActionResult = Done | { readonly show: Page; readonly say?: string }

export interface PageRoute {
  /** Below `/admin`, with at most one `{id}`. */
  readonly path: string
  show(visit: Visit): Promise<Page> | Page
  /** By the value of the field `action`. */
  readonly actions?: Readonly<Record<string, (visit: Visit) => Promise<ActionResult>>>
}

/** What the person typed is not right. */
export function mistake(message: string): Refused {
  return new Refused(400, 'InvalidInput', message)
}

const attempts = 40
const pauseMs = 250

/** What Graph says of an object that other servers do not see yet (replication). */
const notYet =
  /does not reference|does not exist|not a valid reference update|must be? in the local tenant|in the local tenant/i

/** Tries again while Graph says that an object has not been replicated, for ten seconds at most. */
export async function replicated<Result>(
  visit: Pick<Visit, 'sleep'>,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (thrown) {
      const isTooEarly =
        thrown instanceof Refused && [400, 404].includes(thrown.status) && notYet.test(thrown.message)
      if (!isTooEarly || count >= attempts) throw thrown
      await visit.sleep(pauseMs)
    }
  }
}
