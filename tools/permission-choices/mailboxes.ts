/** Mailboxes: mail, calendar, contacts and tasks. */
import { type Choice, use } from './choice.ts'

export const mailboxes: readonly Choice[] = [
  {
    value: 'Mail.Read',
    kind: 'application',
    uses: [
      use('backup', ['mail'], 'back up mail folders, messages and attachments', 'mail is not backed up'),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/mailfolders',
      'GET /users/{id}/mailfolders/{id}',
      'GET /users/{id}/mailfolders/{id}/childfolders',
      'GET /users/{id}/mailfolders/delta',
      'GET /users/{id}/mailfolders/{id}/messages',
      'GET /users/{id}/mailfolders/{id}/messages/delta',
      'GET /users/{id}/messages/{id}',
      'GET /users/{id}/mailfolders/{id}/messages/{id}/attachments',
    ],
  },
  {
    value: 'Mail.ReadWrite',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['mail'],
        'restore mail: create folders, messages and attachments',
        'mail cannot be restored to a mailbox; it can be exported',
      ),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'POST /users/{id}/mailfolders',
      'POST /users/{id}/mailfolders/{id}/childfolders',
      'POST /users/{id}/mailfolders/{id}/messages',
      'POST /users/{id}/messages/{id}/attachments',
      'POST /users/{id}/messages/{id}/attachments/createuploadsession',
      'PATCH /users/{id}/messages/{id}',
      'DELETE /users/{id}/messages/{id}',
    ],
  },
  {
    value: 'Calendars.Read',
    kind: 'application',
    uses: [use('backup', ['calendar'], 'back up calendars and events', 'calendars are not backed up')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/calendars',
      'GET /users/{id}/calendarview/delta',
      'GET /users/{id}/events',
      'GET /users/{id}/calendars/{id}/events',
    ],
  },
  {
    value: 'Calendars.ReadWrite',
    kind: 'application',
    uses: [use('restore', ['calendar'], 'restore calendars and events', 'calendars cannot be restored')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: ['POST /users/{id}/calendars', 'POST /users/{id}/calendars/{id}/events'],
  },
  {
    value: 'Contacts.Read',
    kind: 'application',
    uses: [use('backup', ['contacts'], 'back up contact folders and contacts', 'contacts are not backed up')],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: [
      'GET /users/{id}/contacts',
      'GET /users/{id}/contactfolders',
      'GET /users/{id}/contactfolders/{id}/contacts',
    ],
  },
  {
    value: 'Contacts.ReadWrite',
    kind: 'application',
    uses: [
      use('restore', ['contacts'], 'restore contact folders and contacts', 'contacts cannot be restored'),
    ],
    narrower: 'the same permission limited to some mailboxes by RBAC for Applications of Exchange Online',
    endpoints: ['POST /users/{id}/contacts', 'POST /users/{id}/contactfolders'],
  },
  {
    value: 'Tasks.Read.All',
    kind: 'application',
    uses: [use('backup', ['tasks'], 'back up task lists and tasks', 'tasks are not backed up')],
    endpoints: ['GET /users/{id}/todo/lists', 'GET /users/{id}/todo/lists/{id}/tasks'],
  },
  {
    value: 'Tasks.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['tasks'], 'restore task lists and tasks', 'tasks cannot be restored')],
    endpoints: ['POST /users/{id}/todo/lists', 'POST /users/{id}/todo/lists/{id}/tasks'],
  },
]
