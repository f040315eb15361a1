/** `/subscribedSkus`: what the tenant has bought (Graph: subscribedSku). */
import type { TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireMember } from '../directory/users.ts'
import { contextOf, ok } from '../odata.ts'
import type { Route } from '../route.ts'

interface Product {
  readonly skuId: string
  readonly skuPartNumber: string
  readonly plan: { readonly servicePlanId: string; readonly servicePlanName: string }
  readonly consumedUnits: number
}

/** Ids of Microsoft's list of product names and service plan identifiers. */
function productsOf(tenant: TenantState): Product[] {
  const mailboxes = [...tenant.users.values()].filter(({ hasMailbox }) => hasMailbox).length
  return [
    {
      skuId: '4b9405b0-7788-4568-add1-99614e613b69',
      skuPartNumber: 'EXCHANGESTANDARD',
      plan: {
        servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
        servicePlanName: 'EXCHANGE_S_STANDARD',
      },
      consumedUnits: mailboxes,
    },
    ...(tenant.hasPremiumLicence
      ? [
          {
            skuId: '078d2b04-f1bd-4111-bbd4-b4b1b354cef4',
            skuPartNumber: 'AAD_PREMIUM',
            plan: {
              servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
              servicePlanName: 'AAD_PREMIUM',
            },
            consumedUnits: tenant.users.size,
          },
        ]
      : []),
  ]
}

export function subscribedSkuRoutes({ tenant }: Pick<GraphDependencies, 'tenant'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/subscribedSkus',
      family: 'directory',
      query: { options: ['$select'] },
      handle(call) {
        requireMember(tenant, call)
        const value = productsOf(tenant).map(({ skuId, skuPartNumber, plan, consumedUnits }) => ({
          accountId: tenant.tenantId,
          accountName: tenant.displayName,
          appliesTo: 'User',
          capabilityStatus: 'Enabled',
          consumedUnits,
          id: `${tenant.tenantId}_${skuId}`,
          skuId,
          skuPartNumber,
          subscriptionIds: [],
          prepaidUnits: { enabled: consumedUnits + 10, suspended: 0, warning: 0, lockedOut: 0 },
          servicePlans: [{ ...plan, provisioningStatus: 'Success', appliesTo: 'User' }],
        }))
        return ok({ '@odata.context': contextOf(call, 'subscribedSkus'), value })
      },
    },
  ]
}
