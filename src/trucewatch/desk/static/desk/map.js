// Draws each `.map` of a page: zones as outlines, incidents as circles of the radius within which their place is known.
// No tiles, no request to anywhere but this desk. Words from the record are set as text, never as markup.
"use strict";

(function () {
  const ZONE = { color: "#0b5a7a", weight: 2, fillColor: "#0b5a7a", fillOpacity: 0.06 };
  const INCIDENT = { color: "#8a3b00", weight: 2, fillColor: "#8a3b00", fillOpacity: 0.12 };
  const POINT = { color: "#8a3b00", weight: 2, fillColor: "#ffffff", fillOpacity: 1, radius: 5 };

  function words(properties) {
    const box = document.createElement("div");
    const link = document.createElement("a");
    link.href = properties.href;
    link.textContent = properties.heading;
    const place = document.createElement("p");
    place.textContent = properties.place +
      (properties.radius_km ? ", true place within " + properties.radius_km + " km" : "");
    box.append(link, place);
    return box;
  }

  function label(text) {
    const span = document.createElement("span");
    span.textContent = text;
    return span;
  }

  async function read(address) {
    const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok || answer.redirected) { throw new Error("the desk answered " + answer.status); }
    return answer.json();
  }

  function drawZones(map, zones) {
    return L.geoJSON(zones, {
      style: ZONE,
      onEachFeature: (feature, layer) => {
        layer.bindTooltip(label(feature.properties.name), { sticky: true });
      },
    }).addTo(map);
  }

  function drawIncidents(map, points) {
    const group = L.featureGroup().addTo(map);
    for (const feature of points.features) {
      const [lon, lat] = feature.geometry.coordinates;
      const metres = feature.properties.radius_km * 1000;
      if (metres > 0) {
        L.circle([lat, lon], { ...INCIDENT, radius: metres }).bindPopup(words(feature.properties)).addTo(group);
      }
      L.circleMarker([lat, lon], POINT).bindPopup(words(feature.properties)).addTo(group);
    }
    return group;
  }

  async function draw(box) {
    const [zones, points] = await Promise.all([read(box.dataset.zones), read(box.dataset.points)]);
    box.replaceChildren();
    const map = L.map(box, { preferCanvas: true, attributionControl: false, scrollWheelZoom: false, minZoom: 3 });
    map.setView([0, 0], 3);
    const outlines = drawZones(map, zones);
    const incidents = drawIncidents(map, points);
    L.control.scale({ imperial: false }).addTo(map);
    const bounds = incidents.getLayers().length ? incidents.getBounds() : outlines.getBounds();
    if (bounds.isValid()) { map.fitBounds(bounds.pad(0.3), { maxZoom: 11, animate: false }); }
    box.dataset.drawn = String(points.features.length);
  }

  for (const box of document.querySelectorAll(".map")) {
    draw(box).catch((error) => {
      const said = document.createElement("p");
      said.className = "none";
      said.textContent = "The map could not be drawn (" + error.message + "); everything on it is in words on this page.";
      box.replaceChildren(said);
    });
  }
})();
