"""The verb `report`: a time looked back upon, as one page that needs nothing beside it."""
