/** Exchange Online and SharePoint themselves, as far as one harmless read of each goes: are their tokens accepted? */
import type { Service } from '../http.ts'
import { createExchange, type ExchangeDependencies } from './exchange.ts'
import { createSharePoint } from './sharepoint.ts'

/** To be asked before Entra ID, whose paths begin with any tenant's name. */
export function createResourceServices(dependencies: ExchangeDependencies): readonly Service[] {
  return [createSharePoint(dependencies), createExchange(dependencies)]
}
