/** What a mailbox holds beside mail: a calendar, contacts, tasks and settings (Graph: calendar, event, contact, todoTaskList, mailboxSettings). */
import type { Mailbox } from '../../mail/index.ts'
import type { TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { invalidUrlQuery, itemNotFound } from '../errors.ts'
import type { Entity } from '../odata.ts'
import { requireMailbox } from '../outlook/mailbox-access.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'
import { hexOf } from './names.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>

const family = 'outlook'

const itemId = (tenant: TenantState, name: string) =>
  `AAMkAG${Buffer.from(hexOf(tenant, name), 'hex').toString('base64url')}=`

const emailOf = ({ displayName, upn }: Mailbox) => ({ name: displayName, address: upn })

function calendarOf(tenant: TenantState, mailbox: Mailbox): Entity {
  return {
    id: itemId(tenant, `calendar/${mailbox.userId}`),
    name: 'Calendar',
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: true,
    canEdit: true,
    canShare: true,
    canViewPrivateItems: true,
    owner: emailOf(mailbox),
  }
}

/** One meeting of half an hour. */
function eventOf(tenant: TenantState, mailbox: Mailbox): Entity {
  const at = (minutes: number) => ({
    dateTime: new Date(Date.parse(tenant.createdDateTime) + minutes * 60_000)
      .toISOString()
      .replace('Z', '0000'),
    timeZone: 'UTC',
  })
  return {
    id: itemId(tenant, `event/${mailbox.userId}`),
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    subject: 'Planning',
    bodyPreview: '',
    body: { contentType: 'text', content: '' },
    importance: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    type: 'singleInstance',
    start: at(24 * 60),
    end: at(24 * 60 + 30),
    attendees: [],
    organizer: { emailAddress: emailOf(mailbox) },
  }
}

function contactsOf(tenant: TenantState, mailbox: Mailbox): Entity[] {
  return [...tenant.users.values()]
    .filter(({ id, mail }) => id !== mailbox.userId && mail !== null)
    .slice(0, 2)
    .map((user) => ({
      id: itemId(tenant, `contact/${mailbox.userId}/${user.id}`),
      createdDateTime: tenant.createdDateTime,
      lastModifiedDateTime: tenant.createdDateTime,
      displayName: user.displayName,
      givenName: user.givenName,
      surname: user.surname,
      emailAddresses: [{ name: user.displayName, address: user.mail }],
    }))
}

function taskListOf(tenant: TenantState, mailbox: Mailbox): Entity {
  return {
    id: itemId(tenant, `tasks/${mailbox.userId}`),
    displayName: 'Tasks',
    isOwner: true,
    isShared: false,
    wellknownListName: 'defaultList',
  }
}

interface Sampled {
  readonly path: string
  readonly name: string
  readonly permission?: string
  readonly itemsOf: (mailbox: Mailbox, call: Call) => readonly Entity[]
}

export function personalRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const lists: readonly Sampled[] = [
    { path: 'calendars', name: 'calendar', itemsOf: (mailbox) => [calendarOf(tenant, mailbox)] },
    {
      path: 'calendars/{calendar}/events',
      name: 'event',
      itemsOf: (mailbox, call) => eventsOf(tenant, mailbox, call),
    },
    { path: 'events', name: 'event', itemsOf: (mailbox) => [eventOf(tenant, mailbox)] },
    {
      path: 'calendarView',
      name: 'event',
      itemsOf: (mailbox, call) => viewOf(eventOf(tenant, mailbox), call),
    },
    { path: 'contacts', name: 'contact', itemsOf: (mailbox) => contactsOf(tenant, mailbox) },
    { path: 'contactFolders', name: 'contactFolder', itemsOf: () => [] },
    { path: 'todo/lists', name: 'todoTaskList', itemsOf: (mailbox) => [taskListOf(tenant, mailbox)] },
    {
      path: 'todo/lists/{list}/tasks',
      name: 'todoTask',
      itemsOf: (mailbox, call) => tasksOf(tenant, mailbox, call),
    },
  ]
  return [
    ...lists.map(({ path, name, itemsOf }): Route => ({
      method: 'GET',
      path: `/users/{user}/${path}`,
      family,
      query: sampleQuery(...(path === 'calendarView' ? (['startDateTime', 'endDateTime'] as const) : [])),
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const context = `users('${mailbox.userId}')/${path.replaceAll(/\/\{\w+\}/g, '')}`
        return answerSamples(call, { family, name, context }, itemsOf(mailbox, call))
      },
    })),
    {
      method: 'GET',
      path: '/users/{user}/calendar',
      family,
      query: entityQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const context = `users('${mailbox.userId}')/calendar`
        return answerSample(call, { family, name: 'calendar', context }, calendarOf(tenant, mailbox))
      },
    },
    settingsRoute(dependencies),
  ]
}

function eventsOf(tenant: TenantState, mailbox: Mailbox, call: Call): Entity[] {
  if (parameter(call, 'calendar') !== calendarOf(tenant, mailbox)['id']) throw itemNotFound()
  return [eventOf(tenant, mailbox)]
}

/** Both ends are required (Graph: "List calendarView"). */
function viewOf(event: Entity, call: Call): Entity[] {
  const { searchParams } = call.request.url
  const [from, to] = ['startDateTime', 'endDateTime'].map((name) => Date.parse(searchParams.get(name) ?? ''))
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to))
    throw invalidUrlQuery(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    )
  const start = Date.parse(`${String(Reflect.get(Object(event['start']), 'dateTime')).slice(0, 23)}Z`)
  return start >= from && start < to ? [event] : []
}

function tasksOf(tenant: TenantState, mailbox: Mailbox, call: Call): Entity[] {
  if (parameter(call, 'list') !== taskListOf(tenant, mailbox)['id']) throw itemNotFound()
  return [
    {
      id: itemId(tenant, `task/${mailbox.userId}`),
      title: 'Try a restore',
      status: 'notStarted',
      importance: 'normal',
      isReminderOn: false,
      createdDateTime: tenant.createdDateTime,
      lastModifiedDateTime: tenant.createdDateTime,
      body: { content: '', contentType: 'text' },
    },
  ]
}

function settingsRoute(dependencies: Dependencies): Route {
  return {
    method: 'GET',
    path: '/users/{user}/mailboxSettings',
    family,
    query: noQuery,
    handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      return answerSample(
        call,
        { family, name: 'mailboxSettings', context: `users('${mailbox.userId}')/mailboxSettings` },
        {
          timeZone: 'UTC',
          language: { locale: 'en-US', displayName: 'English (United States)' },
          userPurpose: 'user',
          dateFormat: 'M/d/yyyy',
          timeFormat: 'h:mm tt',
          automaticRepliesSetting: { status: 'disabled', externalAudience: 'all' },
        },
      )
    },
  }
}
