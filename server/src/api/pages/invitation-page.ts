/** What somebody who follows an invitation sees, from who invites them to what stands in their tenant. */
import type { Provisioning, SignIn, Visit } from '../../operations/index.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './page.ts'

export interface InvitationFrame {
  /** Of this server, as its users know it. */
  readonly serverName: string
  /** `/invitation/{secret}` */
  readonly path: string
  readonly token: string
  /** What went wrong with what was just asked for. */
  readonly problem: string | undefined
}

const waitSeconds = 5

/** The same for a link that is unknown, used, revoked or expired: it tells nobody which. */
export const unknownLink: Page = {
  title: 'This link leads nowhere',
  body: html`<p>
    It is wrong, was used already, was withdrawn, or has expired. Ask who sent it for a new one.
  </p>`,
}

export function invitationPage(visit: Visit, frame: InvitationFrame): Page {
  const { signIn, provisioning } = visit
  if (provisioning !== undefined && provisioning.state !== 'cancelled')
    return provisioningPage(provisioning, visit, frame)
  if (signIn?.state === 'pending') return pendingPage(signIn, frame)
  if (signIn?.state === 'signed-in') return signedInPage(signIn, visit, frame)
  return welcomePage(visit, frame)
}

function button(frame: InvitationFrame, action: string, label: string, more?: Markup): Markup {
  return html`<form method="post" action="${frame.path}/${action}">
    <input type="hidden" name="token" value="${frame.token}" />${more}
    <button>${label}</button>
  </form>`
}

function problemOf({ problem }: InvitationFrame): Markup | undefined {
  return problem === undefined ? undefined : html`<p class="bad">${problem}</p>`
}

function wantedOf({ invitation }: Visit): string {
  const { services } = invitation.provisioning
  const names = [
    services.exchange ? 'mailboxes' : '',
    services.sharePoint ? 'SharePoint and OneDrive' : '',
    services.teams ? 'Teams' : '',
    services.teamsChats ? 'Teams chats' : '',
  ]
  return names.filter((name) => name !== '').join(', ')
}

function signInButtons({ canUseBrowser }: Visit, frame: InvitationFrame): Markup {
  const browser = canUseBrowser ? button(frame, 'browser', 'Sign in in this browser') : undefined
  return html`${browser} ${button(frame, 'device-code', 'Sign in with a code')}`
}

function welcomePage(visit: Visit, frame: InvitationFrame): Page {
  const { invitation, signIn } = visit
  const { label, domain, expiresAt } = invitation
  const ended = signIn?.message === undefined ? undefined : html`<p class="bad">${signIn.message}</p>`
  return {
    title: 'Connect your Microsoft 365 organization',
    body: html`<p>
        <strong>${label}</strong> invites you to have your organization backed up by ${frame.serverName}:
        ${wantedOf(visit)}.
      </p>
      <p>
        A Global Administrator${domain === undefined ? '' : ` of ${domain}`} signs in at Microsoft. Then you
        see what would be created and granted in your tenant. Nothing is done before you confirm it. You get
        no account here, and your sign-in is forgotten when it is done.
      </p>
      ${problemOf(frame)} ${ended}
      <p>${signInButtons(visit, frame)}</p>
      <p><small>The link is good until ${dateOf(expiresAt)}, for one use.</small></p>`,
  }
}

function pendingPage(signIn: SignIn, frame: InvitationFrame): Page {
  const { deviceCode, authorizationUrl } = signIn
  const way =
    deviceCode === undefined
      ? html`<p>
          <a href="${authorizationUrl ?? ''}" rel="noreferrer">Go to Microsoft’s page and sign in</a>. It
          leads back here.
        </p>`
      : html`<p>
            Open
            <a href="${deviceCode.verificationUrl}" target="_blank" rel="noopener noreferrer"
              >${deviceCode.verificationUrl}</a
            >
            and enter this code:
          </p>
          <p class="code">${deviceCode.userCode}</p>
          <p class="note">
            If Microsoft’s page shows AADSTS53003, your organization does not allow sign-ins with a code.
            Cancel then, and tell who invited you. Enter the code only if you asked for it yourself just now.
          </p>`
  return {
    title: 'Sign in at Microsoft',
    ...(deviceCode === undefined ? {} : { refreshSeconds: waitSeconds }),
    body: html`${problemOf(frame)} ${way}
      <p><small>Good until ${dateOf(signIn.expiresAt)}. This page goes on by itself.</small></p>
      <p>${button(frame, 'cancel', 'Cancel')}</p>`,
  }
}

function whoOf({ administrator }: SignIn): Markup {
  return html`<p>
    You signed in as <strong>${administrator?.userName}</strong> of
    <strong>${administrator?.organizationName}</strong> (${administrator?.domain}, tenant
    ${administrator?.tenantId}).
  </p>`
}

function signedInPage(signIn: SignIn, visit: Visit, frame: InvitationFrame): Page {
  return {
    title: 'Signed in',
    body: html`${whoOf(signIn)} ${problemOf(frame)}
      <p>
        Next, your tenant is looked at, to see what has to be created and granted for: ${wantedOf(visit)}.
        Nothing is changed by that.
      </p>
      <p>${button(frame, 'plan', 'Show what would be done')} ${button(frame, 'cancel', 'Cancel')}</p>`,
  }
}

function provisioningPage(provisioning: Provisioning, visit: Visit, frame: InvitationFrame): Page {
  if (provisioning.state === 'planned') return planPage(provisioning, visit, frame)
  if (provisioning.state === 'running')
    return {
      title: 'Setting up',
      refreshSeconds: waitSeconds,
      body: html`${stepsOf(provisioning)}
        <p>
          <small>Microsoft may take some minutes until permissions work. This page goes on by itself.</small>
        </p>`,
    }
  if (provisioning.state === 'done')
    return {
      title: 'Your organization is connected',
      body: html`<p>
          <strong>${provisioning.organizationName}</strong> is connected and verified. Your sign-in was
          forgotten. What was created stands in the Microsoft Entra admin center under Enterprise
          applications, and can be taken away there at any time.
        </p>
        ${stepsOf(provisioning)}
        <p>You can close this page.</p>`,
    }
  const isAsBefore = provisioning.state === 'rolled-back' && visit.invitation.state === 'open'
  return {
    title: 'It did not work',
    body: html`<p class="bad">${provisioning.error ?? 'It was stopped before it was done.'}</p>
      ${stepsOf(provisioning)}
      ${
        isAsBefore
          ? html`<p>
                Everything that had been made in your tenant was taken away again. The link is still good.
              </p>
              <p>${button(frame, 'cancel', 'Try again')}</p>`
          : html`<p>Tell who invited you: they see the same, and can go on with it or send a new link.</p>`
      }`,
  }
}

function planPage({ plan, organizationName }: Provisioning, visit: Visit, frame: InvitationFrame): Page {
  const isBlocked = (plan?.obstacles.length ?? 0) > 0
  const hash = html`<input type="hidden" name="planHash" value="${plan?.hash}" />`
  return {
    title: 'What would be done',
    body: html`${visit.signIn === undefined ? undefined : whoOf(visit.signIn)} ${problemOf(frame)}
      <p>In the tenant of <strong>${organizationName}</strong>:</p>
      <ol>
        ${plan?.writes.map(({ title }) => html`<li>${title}</li>`)}
      </ol>
      <h2>Permissions</h2>
      ${plan?.applications.map(
        ({ displayName, permissions }) =>
          html`<h3>${displayName}</h3>
            <ul>
              ${permissions.map(
                ({ value, kind, reason }) => html`<li><strong>${value}</strong> (${kind}): ${reason}</li>`,
              )}
            </ul>`,
      )}
      ${listOf(
        'In the way',
        plan?.obstacles.map(({ message }) => message),
      )}
      ${listOf('To know', plan?.remarks)}
      <p>
        ${isBlocked ? undefined : button(frame, 'confirm', 'Confirm: do exactly this', hash)}
        ${button(frame, 'cancel', 'Cancel')}
      </p>`,
  }
}

function stepsOf({ steps }: Provisioning): Markup {
  const words = { waiting: 'waiting', running: 'going on', done: 'done', failed: 'failed' }
  return html`<ol>
    ${steps.map(({ title, state }) => html`<li>${title}: ${words[state]}</li>`)}
  </ol>`
}

function listOf(title: string, texts: readonly string[] | undefined): Markup | undefined {
  if (texts === undefined || texts.length === 0) return undefined
  return html`<h2>${title}</h2>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>`
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 16) + ' UTC'
}
