/** Roles & admins: who holds which directory role; to be read only. */
import { table } from '../controls.ts'
import type { Page } from '../frame.ts'
import { textIn } from '../graph.ts'
import { markup } from '../html.ts'
import type { PageRoute } from '../visit.ts'

export const directoryRoles: PageRoute = {
  path: '/roles',
  show: async ({ graph }): Promise<Page> => {
    const roles = await graph.list('/directoryRoles')
    return {
      title: 'Roles & admins',
      crumbs: [{ href: '/admin/', label: 'Home' }],
      content: table({
        caption: 'Administrative roles',
        head: ['Role', 'Description'],
        empty: 'No roles have been activated.',
        rows: roles.map((role) => [
          markup`<a href="/admin/roles/${textIn(role, 'id')}">${textIn(role, 'displayName')}</a>`,
          textIn(role, 'description'),
        ]),
      }),
    }
  },
}

export const directoryRole: PageRoute = {
  path: '/roles/{id}',
  show: async ({ graph, id }): Promise<Page> => {
    const role = await graph.get(`/directoryRoles/${id}`)
    const members = await graph.list(`/directoryRoles/${id}/members`)
    return {
      title: textIn(role, 'displayName'),
      of: 'Assignments',
      crumbs: [
        { href: '/admin/', label: 'Home' },
        { href: '/admin/roles', label: 'Roles & admins' },
      ],
      content: table({
        caption: 'Assignments',
        head: ['Name', 'User name', 'Object ID'],
        empty: 'No role assignments found.',
        rows: members.map((member) => [
          textIn(member, 'displayName'),
          textIn(member, 'userPrincipalName'),
          markup`<code>${textIn(member, 'id')}</code>`,
        ]),
      }),
    }
  },
}
