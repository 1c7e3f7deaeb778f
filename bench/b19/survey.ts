import 'survey-core/survey-core.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import { Survey } from 'survey-react-ui'
import { alsSurvey } from '../formulier-peers.ts'
import { vragen } from './meet.ts'

// per key, as the product does; by itself it looks only when the field is left
const model = new Model({ ...alsSurvey(vragen), textUpdateMode: 'onTyping' })
createRoot(document.getElementById('hier')!).render(createElement(Survey, { model }))
