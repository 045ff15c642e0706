"""The checklist: the eleven questions, in their order."""

from typing import Final

from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria.c01_product_priorities import C01
from salesplan_cli.criteria.c02_product_targets import C02
from salesplan_cli.criteria.c03_customer_priorities import C03
from salesplan_cli.criteria.c04_time import C04
from salesplan_cli.criteria.c05_costs import C05
from salesplan_cli.criteria.c06_periods import C06
from salesplan_cli.criteria.c07_activities import C07
from salesplan_cli.criteria.c08_customers import C08
from salesplan_cli.criteria.c09_growth import C09
from salesplan_cli.criteria.c10_monitoring import C10
from salesplan_cli.criteria.c11_review_dates import C11

CHECKLIST: Final[tuple[Criterion, ...]] = (C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11)
