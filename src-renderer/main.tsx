import './no-evaluation.ts'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { Application } from './application/application.tsx'
import { StationSentences } from './application/station-sentences.tsx'
import { createStationStore } from './application/station-store.ts'
import { StationContext } from './application/station.ts'
import { BridgeContext, takeBridge } from './bridge.ts'
import { createSentences } from './i18n/sentences.ts'
import './ui/tokens.css'
import './ui/global.css'

const bridge = takeBridge()
const station = createStationStore(bridge)
const sentences = createSentences()

function Window() {
  useEffect(() => station.start(), [])
  return (
    <BridgeContext value={bridge}>
      <StationContext value={station}>
        <StationSentences sentences={sentences}>
          <I18nProvider locale="en-GB">
            <Application />
          </I18nProvider>
        </StationSentences>
      </StationContext>
    </BridgeContext>
  )
}

const place = document.getElementById('station')
if (place === null) throw new Error('This cannot happen: index.html has no place for the station.')
createRoot(place).render(
  <StrictMode>
    <Window />
  </StrictMode>,
)
