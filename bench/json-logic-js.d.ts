declare module 'json-logic-js' {
  const motor: { apply(logica: object, data: object): unknown }
  export default motor
}
