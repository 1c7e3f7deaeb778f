/** The flags under which every process of the product runs. */
export const NODE_FLAGS: readonly string[]
