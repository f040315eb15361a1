/** The whole product in this process, asked by the load generator alone. */
import { obeyParent, optionsOfProcess } from './child.ts'
import { startPlainProduct, type ProductOptions } from './plain-product.ts'

const options: ProductOptions = JSON.parse(optionsOfProcess())
const product = await startPlainProduct(options)
obeyParent(product.ready, () => product.close())
