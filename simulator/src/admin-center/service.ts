/** `/admin/`: a small admin center in plain HTML; each page reads and writes through Microsoft Graph as the person. */
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import { queryForm, readForm, type Form } from './form.ts'
import { antiForgeryField, framed, type Notice, type Page, redirect, type Viewer } from './frame.ts'
import { createGraph, Refused, textIn } from './graph.ts'
import { markup } from './html.ts'
import { routes } from './routes.ts'
import { createSignIn, isSame, type Session, signInPath } from './sign-in.ts'
import type { PageRoute, Visit } from './visit.ts'

export interface AdminCenterDependencies {
  /** Entra ID and Microsoft Graph, asked in process. */
  readonly entra: Service
  readonly graph: Service
  readonly clock: { now(): number; sleep(milliseconds: number): Promise<void> }
  /** `https://localhost:PORT`. */
  readonly origin: () => string
}

interface Found {
  readonly route: PageRoute
  readonly id: string
}

function findRoute(pathname: string): Found | undefined {
  const parts = pathname.replace(/\/$/, '').split('/')
  for (const route of routes) {
    const wanted = `/admin${route.path}`.replace(/\/$/, '').split('/')
    const at = wanted.indexOf('{id}')
    const isMatch =
      wanted.length === parts.length && wanted.every((part, index) => index === at || part === parts[index])
    if (isMatch) return { route, id: at < 0 ? '' : (parts[at] ?? '') }
  }
  return undefined
}

/** Ids stand in paths of Graph. */
function isId(id: string): boolean {
  return id === '' || /^[\da-f-]{36}$/i.test(id)
}

function missing(viewer: Viewer | undefined, path: string): SimulatorReply {
  const page: Page = { title: 'Page not found', content: markup`<p><a href="/admin/">Home</a></p>` }
  return framed(page, { viewer, path, notice: undefined, status: 404 })
}

function wordsOf({ code, message }: Refused): string {
  return code === 'InvalidInput' ? message : `${message} (${code})`
}

/** The page itself could not be read. */
function failed(refused: Refused, viewer: Viewer | undefined, path: string): SimulatorReply {
  const page: Page = {
    title: refused.status === 404 ? 'Not found' : 'Access denied',
    content: markup`<p><a class="button" href="/admin/">Home</a></p>`,
  }
  const notice: Notice = { kind: 'bad', text: wordsOf(refused) }
  return framed(page, { viewer, path, notice, status: refused.status })
}

interface Shown {
  readonly notice: Notice | undefined
  readonly status?: number
}

async function show(
  found: Found,
  visit: Visit,
  path: string,
  { notice, status = 200 }: Shown,
): Promise<SimulatorReply> {
  const { viewer } = visit
  try {
    return framed(await found.route.show(visit), { viewer, path, notice, status })
  } catch (thrown) {
    if (thrown instanceof Refused) return failed(thrown, viewer, path)
    throw thrown
  }
}

interface Sent {
  readonly found: Found
  readonly visit: Visit
  readonly session: Session
  readonly path: string
}

/** Does what a form asks; a refusal is shown on the page that holds the form. */
async function act({ found, visit, session, path }: Sent): Promise<SimulatorReply> {
  const bad = (text: string, status: number) =>
    show(found, visit, path, { notice: { kind: 'bad', text }, status })
  if (!isSame(visit.form.text(antiForgeryField), session.antiForgery))
    return bad('The form is not one that this page gave to you. Please try again.', 400)
  const action = found.route.actions?.[visit.form.text('action')]
  if (action === undefined) return bad('This page does not know what to do with the form.', 400)
  try {
    const result = await action(visit)
    if ('show' in result) {
      const notice: Notice | undefined =
        result.say === undefined ? undefined : { kind: 'good', text: result.say }
      return framed(result.show, { viewer: visit.viewer, path, notice })
    }
    session.flash = result.say
    return redirect(result.to)
  } catch (thrown) {
    if (thrown instanceof Refused) return bad(wordsOf(thrown), thrown.status)
    throw thrown
  }
}

function flashOf(session: Session): Notice | undefined {
  const text = session.flash
  Object.assign(session, { flash: undefined })
  return text === undefined ? undefined : { kind: 'good', text }
}

export function createAdminCenter({ entra, graph, clock, origin }: AdminCenterDependencies): Service {
  const signIn = createSignIn({ entra, origin, now: () => clock.now() })

  const visitOf = async (request: SimulatorRequest, session: Session, id: string): Promise<Visit> => {
    const api = createGraph({ service: graph, origin: origin(), accessToken: session.accessToken })
    const me = await api.get('/me')
    const [organization = {}] = await api.list('/organization')
    const form: Form = await readForm(request)
    return {
      graph: api,
      viewer: {
        displayName: textIn(me, 'displayName'),
        userPrincipalName: textIn(me, 'userPrincipalName'),
        organization: textIn(organization, 'displayName'),
        antiForgery: session.antiForgery,
      },
      tenantId: session.tenantId,
      roles: session.roles,
      id,
      query: queryForm(request.url.searchParams),
      form,
      now: clock.now(),
      sleep: (milliseconds) => clock.sleep(milliseconds),
    }
  }

  const answer = async (request: SimulatorRequest): Promise<SimulatorReply> => {
    const path = request.url.pathname
    if (path === signInPath) return signIn.complete(request)
    const session = signIn.sessionOf(request)
    if (session === undefined) return signIn.begin(request)
    if (path === '/admin/sign-out' && request.method === 'POST') {
      const sent = (await readForm(request)).text(antiForgeryField)
      return isSame(sent, session.antiForgery) ? signIn.end(request) : redirect('/admin/')
    }
    const found = findRoute(path)
    const visit = await visitOf(request, session, found?.id ?? '')
    if (found === undefined || !isId(found.id)) return missing(visit.viewer, path)
    if (request.method === 'POST') return act({ found, visit, session, path })
    return show(found, visit, path, { notice: flashOf(session) })
  }

  return async (request) => {
    const { pathname } = request.url
    if (pathname === '/admin') return redirect('/admin/')
    if (!pathname.startsWith('/admin/')) return undefined
    try {
      return await answer(request)
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      // Revoked while it lived: somebody changed the password, or ended the sessions.
      const isOver = thrown.status === 401 && thrown.code === 'InvalidAuthenticationToken'
      return isOver ? signIn.begin(request) : failed(thrown, undefined, pathname)
    }
  }
}
