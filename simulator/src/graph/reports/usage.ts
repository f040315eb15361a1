/** One usage report, as a CSV file (Graph: "reportRoot: getOffice365ActiveUserDetail"). */
import { requireLogReader } from '../audit-logs/access.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { badRequest } from '../errors.ts'
import { noQuery } from '../query.ts'
import { parameter, type Route } from '../route.ts'

const periods = /^D(?:7|30|90|180)$/

const columns = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Is Deleted',
  'Has Exchange License',
  'Exchange Last Activity Date',
]

/**
 * At Microsoft the call redirects to a file that needs no authorization; here the file is the answer. Names are
 * concealed, as new tenants have it.
 */
export function usageReportRoutes({ tenant, clock }: Pick<GraphDependencies, 'tenant' | 'clock'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/reports/getOffice365ActiveUserDetail/{period}',
      permission: 'GET /reports/getoffice365activeuserdetail',
      family: 'directory',
      alternateKeys: ['period'],
      query: noQuery,
      handle(call) {
        requireLogReader({ tenant }, call)
        const period = parameter(call, 'period')
        if (!periods.test(period)) throw badRequest(`Invalid period value specified: ${period}.`)
        const today = new Date(clock.now()).toISOString().slice(0, 10)
        const rows = [...tenant.users.values()].map(({ id, hasMailbox }) => {
          const concealed = id.replaceAll('-', '').toUpperCase()
          return [today, concealed, concealed, 'False', hasMailbox ? 'True' : 'False', ''].join(',')
        })
        return {
          status: 200,
          headers: { 'content-type': 'application/octet-stream' },
          body: Buffer.from(`\uFEFF${[columns.join(','), ...rows].join('\r\n')}\r\n`),
        }
      },
    },
  ]
}
