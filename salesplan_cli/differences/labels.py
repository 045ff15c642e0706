"""What to call each value of a plan where it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesplan_cli.text import Text, both

PERIOD: Final = Text("period", "periode")
LEADS: Final[Mapping[str, Text]] = {
    "customers.existing": Text("existing customers", "bestaande klanten"),
    "customers.new": Text("new customers", "nieuwe klanten"),
}
"""Sections that what is in them is about."""

LABELS: Final[Mapping[str, Text]] = {
    "account_manager": Text("account manager", "accountmanager"),
    "sales_manager": Text("sales manager", "salesmanager"),
    "organisation": Text("organisation", "organisatie"),
    "currency": Text("currency", "valuta"),
    "country": Text("country", "land"),
    "revenue_target": Text("revenue target", "omzetdoel"),
    "order_target": Text("order target", "orderdoel"),
    "contribution_basis": Text("contributions are a share of", "bijdragen zijn een deel van"),
    "products.contribution": Text("contribution", "bijdrage"),
    "products.rank": Text("rank", "rang"),
    "products.quantity": Text("quantity", "aantal"),
    "products.unit": Text("unit", "eenheid"),
    "products.price": Text("price", "prijs"),
    "products.revenue": Text("revenue", "omzet"),
    "segments.definition": Text("definition", "omschrijving"),
    "segments.contribution": Text("contribution", "bijdrage"),
    "segments.rank": Text("rank", "rang"),
    "segments.time": Text("share of the selling time", "deel van de verkooptijd"),
    "selling_time.hours_per_week": Text("selling time per week", "verkooptijd per week"),
    "selling_time.weeks": Text("weeks worked", "gewerkte weken"),
    "costs.allowed": Text("costs allowed", "toegestane kosten"),
    "costs.own": Text("own part of the costs", "eigen deel van de kosten"),
    "costs.support": Text("costs of sales support", "kosten van verkoopondersteuning"),
    "costs.norm": Text("cost norm", "kostennorm"),
    "costs.lines.amount": Text("amount", "bedrag"),
    "periods.seasonality.basis": Text("basis of the seasonal index", "basis van de seizoensindex"),
    "periods.seasonality.none": Text("why there are no seasons", "waarom er geen seizoenen zijn"),
    "periods.events.start": Text("first day", "eerste dag"),
    "periods.events.end": Text("last day", "laatste dag"),
    "periods.events.effect": both("effect"),
    "periods.events.none": Text("why there are no events", "waarom er geen gebeurtenissen zijn"),
    "activities.for": Text("for", "voor"),
    "activities.per_day": Text("number per day", "aantal per dag"),
    "activities.per_week": Text("number per week", "aantal per week"),
    "activities.per_month": Text("number per month", "aantal per maand"),
    "activities.per_quarter": Text("number per quarter", "aantal per kwartaal"),
    "activities.per_period": Text("number over the period", "aantal over de periode"),
    "activities.hours": Text("time for each", "tijd per keer"),
    "activities.leads_to": Text("next step", "volgende stap"),
    "activities.conversion": Text("conversion", "conversie"),
    "activities.start": Text("first day", "eerste dag"),
    "activities.end": Text("last day", "laatste dag"),
    "average_order": Text("average order", "gemiddelde order"),
    "cycle_days": Text("days from first contact to order", "dagen van eerste contact tot order"),
    "customers.existing.count": Text("number", "aantal"),
    "customers.existing.approach": Text("to approach", "te benaderen"),
    "customers.existing.revenue": Text("revenue", "omzet"),
    "customers.new.approach": Text("to approach", "te benaderen"),
    "customers.new.win": Text("to win", "te winnen"),
    "customers.new.revenue": Text("revenue", "omzet"),
    "development.measure": Text("measured by", "gemeten aan"),
    "development.from": Text("from", "van"),
    "development.to": Text("to", "naar"),
    "development.by": Text("reached by", "uiterlijk"),
    "development.support.what": Text("help", "hulp"),
    "development.support.hours": Text("time for help", "tijd voor hulp"),
    "development.support.budget": Text("budget for help", "budget voor hulp"),
    "development.support.who": Text("who helps", "wie helpt"),
    "monitoring.self.kind": Text("kind", "soort"),
    "monitoring.self.target": Text("target", "doel"),
    "monitoring.self.every": Text("looked at", "bekeken"),
    "monitoring.self.source": Text("source", "bron"),
    "monitoring.organisation.kind": Text("kind", "soort"),
    "monitoring.organisation.target": Text("target", "doel"),
    "monitoring.organisation.every": Text("looked at", "bekeken"),
    "monitoring.organisation.source": Text("source", "bron"),
    "monitoring.organisation.who": Text("who looks", "wie ernaar kijkt"),
    "monitoring.organisation.act_below": Text("acts below", "grens voor ingrijpen"),
    "waivers.reason": Text("reason", "reden"),
    "waivers.until": Text("holds until", "geldt tot en met"),
}
"""What to call each value, by its keys."""
